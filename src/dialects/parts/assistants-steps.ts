import { asFilled, asList, asNumber, asString, at, isRecord } from '../../json.ts';
import type { Delta, ToolState } from '../dialect.ts';
import { CallIds } from './call-ids.ts';
import { filled } from './filled.ts';

interface Call {
  readonly call: string;
  streamed: boolean;
  /** What a code interpreter printed and drew, by place. */
  readonly outputs: unknown[];
}

/** Reads the tool calls of an assistant's run steps, in pieces and whole. */
export class AssistantsSteps {
  readonly #calls = new Map<string, Call>();
  readonly #byId = new Map<string, Call>();
  readonly #ids = new CallIds();

  /** The pieces of `thread.run.step.delta`. */
  pieces(step: unknown, toolCalls: unknown): Delta[] {
    return asList(toolCalls).map((piece, place) => {
      const known = this.#callOf(step, asNumber(at(piece, 'index')) ?? place, at(piece, 'id'));
      const args = argumentsOf(piece);
      if (args !== undefined) known.streamed = true;
      const result = asFilled(at(piece, 'function', 'output')) ?? addOutputs(known, piece);
      return {
        ...about(known, piece),
        ...(args === undefined ? {} : { args }),
        ...(result === undefined ? {} : { result }),
      };
    });
  }

  /** The calls of a step or of a required action as they stand. */
  whole(step: unknown, toolCalls: unknown, state: ToolState | undefined): Delta[] {
    return asList(toolCalls).map((json, place) => {
      const known = this.#callOf(step, place, at(json, 'id'));
      const args = known.streamed ? undefined : argumentsOf(json);
      if (args !== undefined) known.streamed = true;
      const result = resultOf(json);
      return {
        ...about(known, json),
        ...(args === undefined ? {} : { args }),
        ...(result === undefined ? {} : { result }),
        ...(state === undefined ? {} : { state }),
      };
    });
  }

  #callOf(step: unknown, index: number, sentId: unknown): Call {
    const id = asFilled(sentId);
    const place = `${asFilled(step) ?? ''} ${index}`;
    const known = (id === undefined ? undefined : this.#byId.get(id)) ?? this.#calls.get(place);
    if (known) return known;
    const call = { call: this.#ids.begin(id), streamed: false, outputs: [] };
    this.#calls.set(place, call);
    if (id !== undefined) this.#byId.set(id, call);
    return call;
  }
}

type ToolDelta = Extract<Delta, { kind: 'tool' }>;

function about({ call }: Call, json: unknown): ToolDelta {
  const type = asFilled(at(json, 'type'));
  return {
    kind: 'tool',
    call,
    ...(type === 'function' ? {} : filled('type', type)),
    ...filled('name', at(json, 'function', 'name')),
    ...(type === 'code_interpreter' ? { input: 'input' } : {}),
  };
}

function argumentsOf(json: unknown): string | undefined {
  return asFilled(at(json, 'function', 'arguments')) ?? asFilled(at(json, 'code_interpreter', 'input'));
}

function resultOf(json: unknown): unknown {
  const outputs = asList(at(json, 'code_interpreter', 'outputs'));
  const results = asList(at(json, 'file_search', 'results'));
  const output = asString(at(json, 'function', 'output'));
  if (output !== undefined) return output;
  if (outputs.length > 0) return outputs;
  return results.length > 0 ? results : undefined;
}

/** Logs grow by pieces, too. */
function addOutputs({ outputs }: Call, piece: unknown): unknown {
  const news = asList(at(piece, 'code_interpreter', 'outputs'));
  news.forEach((output, place) => {
    const index = asNumber(at(output, 'index')) ?? place;
    const before = asString(at(outputs[index], 'logs')) ?? '';
    const logs = asString(at(output, 'logs'));
    outputs[index] = isRecord(output) && logs !== undefined ? { ...output, logs: before + logs } : output;
  });
  return news.length > 0 ? [...outputs] : undefined;
}
