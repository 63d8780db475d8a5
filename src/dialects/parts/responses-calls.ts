import { asFilled, asList, asString, at, isRecord, type JsonRecord } from '../../json.ts';
import type { Delta } from '../dialect.ts';
import { CallIds } from './call-ids.ts';
import { filled } from './filled.ts';

type ToolDelta = Extract<Delta, { kind: 'tool' }>;

/** A tool call and what was streamed of its input. */
export interface Call {
  readonly call: string;
  streamed: string;
}

/** Reads output items that are tool calls or the outputs of such, in time linear in what they hold. */
export class ResponsesCalls {
  readonly #ids = new CallIds();

  /** The call that an item begins. */
  begin(item: JsonRecord): Call {
    return { call: this.#ids.begin(asFilled(item.call_id) ?? asFilled(item.id)), streamed: '' };
  }

  /** The input as far as it is known; what was streamed of it gives way to what is told whole. */
  describe(call: Call, item: JsonRecord): ToolDelta {
    const { input, args } = inputOf(item);
    const isNew = args !== undefined && args !== call.streamed;
    const replaces = isNew && call.streamed !== '';
    if (isNew) call.streamed = args;
    return {
      kind: 'tool',
      call: call.call,
      ...(item.type === 'function_call' ? {} : filled('type', item.type)),
      ...filled('name', item.name),
      ...filled('input', input),
      ...(isNew ? { args } : {}),
      ...(replaces ? { replace: true } : {}),
    };
  }

  /** The finished item of a call. One without a `call_id` was run by the service itself. */
  whole(call: Call, item: JsonRecord): ToolDelta {
    const result = outputOf(item);
    const failed = item.status === 'failed' || isPresent(item.error);
    const ran = result !== undefined || asFilled(item.call_id) === undefined;
    return {
      ...this.describe(call, item),
      ...(result === undefined ? {} : { result }),
      state: failed ? 'error' : ran ? 'done' : 'called',
    };
  }

  /** The call whose output an item begins. */
  answered(item: JsonRecord): string | undefined {
    const id = asFilled(item.call_id);
    return id === undefined ? undefined : this.#ids.latest(id);
  }

  /** What came back for an earlier call, as an item of its own. */
  output(item: JsonRecord): Delta[] {
    const call = this.answered(item);
    const result = item.output ?? item.result ?? item.tools;
    if (call === undefined || result === undefined) return [];
    const state = item.status === 'failed' ? 'error' : 'done';
    return [{ kind: 'tool', call, result, state }];
  }
}

/** Where the kinds of calls keep their input, and what they call it. */
function inputOf(item: JsonRecord): { input?: string; args?: string } {
  const { arguments: args, input, code, action, actions, operation, queries } = item;
  if (asFilled(args) !== undefined || isRecord(args)) return { args: asText(args) };
  if (typeof input === 'string') return { input: 'input', ...filled('args', input) };
  if (typeof code === 'string') return { input: 'code', ...filled('args', code) };
  const commands = asList(at(action, 'commands'));
  if (commands.length > 0) return { input: 'command', args: commands.map(asText).join('\n') };
  if (isRecord(operation)) return { input: 'diff', ...filled('args', operation.diff) };
  if (isRecord(action)) return { input: 'action', args: asText(action) };
  if (asList(actions).length > 0) return { input: 'actions', args: asText(actions) };
  if (asList(queries).length > 0) return { input: 'queries', args: asText(queries) };
  return {};
}

/** What the service got when it ran the tool; of a picture, all but its bytes. */
function outputOf(item: JsonRecord): unknown {
  const { id: _, type, status: __, result, ...about } = item;
  if (type === 'image_generation_call') return asFilled(result) === undefined ? undefined : about;
  const sources = at(item.action, 'sources');
  return [item.error, item.output, item.outputs, item.results, sources].find(isPresent);
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function asText(value: unknown): string {
  return asString(value) ?? JSON.stringify(value) ?? '';
}
