import { asFilled, asList, asString, at, entriesOf, isRecord } from '../../json.ts';
import type { Channel, Delta } from '../dialect.ts';
import { CallIds } from './call-ids.ts';
import { errorDelta } from './errors.ts';
import { filled } from './filled.ts';
import { newSources } from './sources.ts';

interface Call {
  readonly call: string;
  /** The arguments as the step's start told them: `{}` where they follow. */
  readonly pending: unknown;
  args: string;
}

const CALL = /_call$/;
const RESULT = /_result$/;
/** Pictures, sound and what only proves a thought. */
const SILENT = /^(thought_signature|image|audio|video|document)$/;

/** Reads the steps of Gemini Interactions, whichever name their events have; `undefined` for a type not known. */
export class InteractionsSteps {
  readonly #calls = new Map<unknown, Call>();
  /** Ids of the calls that steps of results answer. */
  readonly #answered = new Map<unknown, string>();
  readonly #ids = new CallIds();
  readonly #sources = newSources();

  start(index: unknown, step: unknown): Delta[] | undefined {
    const type = asString(at(step, 'type')) ?? '';
    this.#calls.delete(index);
    this.#answered.delete(index);
    if (CALL.test(type)) return [this.#begin(index, type, step)];
    if (RESULT.test(type)) return this.#result(index, step);
    switch (type) {
      case 'model_output':
      case 'text':
        return [
          ...this.#content(index, type === 'text' ? [step] : at(step, 'content')),
          ...(isRecord(at(step, 'error')) ? [errorDelta(at(step, 'error'))] : []),
        ];
      case 'thought':
        return asList(at(step, 'summary')).flatMap(part => text(index, 'reasoning', at(part, 'text')));
      case 'user_input':
        return [];
      default:
        return SILENT.test(type) ? [] : undefined;
    }
  }

  delta(index: unknown, delta: unknown): Delta[] | undefined {
    const type = asString(at(delta, 'type')) ?? 'text';
    if (CALL.test(type)) return this.#wholeCall(index, type, delta);
    if (RESULT.test(type)) return this.#result(index, delta);
    switch (type) {
      case 'text':
        return this.#content(index, [delta]);
      case 'thought':
      case 'thought_summary':
        return text(index, 'reasoning', at(delta, 'content', 'text') ?? at(delta, 'text'));
      case 'arguments_delta':
        return this.#arguments(index, at(delta, 'arguments'));
      case 'text_annotation_delta':
        return this.#cite(at(delta, 'annotations'));
      default:
        return SILENT.test(type) ? [] : undefined;
    }
  }

  stop(index: unknown): Delta[] {
    const open = this.#calls.get(index);
    if (!open) return [];
    this.#calls.delete(index);
    const whole = open.args === '' && entriesOf(open.pending).length > 0;
    const args = whole ? { args: JSON.stringify(open.pending) } : {};
    return [{ kind: 'tool', call: open.call, ...args, state: 'called' }];
  }

  #begin(index: unknown, type: string, step: unknown): Extract<Delta, { kind: 'tool' }> {
    const call = this.#ids.begin(asFilled(at(step, 'id')));
    this.#calls.set(index, { call, pending: at(step, 'arguments'), args: '' });
    return { kind: 'tool', call, ...typeOf(type), ...filled('name', at(step, 'name')) };
  }

  /** The arguments whole: calls of the service's own tools come like this, and once all calls did. */
  #wholeCall(index: unknown, type: string, delta: unknown): Delta[] {
    const begun = this.#calls.has(index) ? [] : [this.#begin(index, type, delta)];
    const open = this.#calls.get(index);
    const args = at(delta, 'arguments');
    if (!open || !isRecord(args)) return begun;
    const whole = JSON.stringify(args);
    const replaces = open.args !== '';
    if (whole === open.args) return begun;
    open.args = whole;
    const name = filled('name', at(delta, 'name'));
    return [
      ...begun,
      { kind: 'tool', call: open.call, ...name, args: whole, ...(replaces ? { replace: true } : {}) },
    ];
  }

  #arguments(index: unknown, piece: unknown): Delta[] {
    const args = asFilled(piece);
    const begun = this.#calls.has(index) ? [] : [this.#begin(index, 'function_call', {})];
    const open = this.#calls.get(index);
    if (!open || args === undefined) return begun;
    open.args += args;
    return [...begun, { kind: 'tool', call: open.call, args }];
  }

  #result(index: unknown, json: unknown): Delta[] {
    const id = asFilled(at(json, 'call_id')) ?? this.#answered.get(index);
    const result = at(json, 'result');
    if (id === undefined) return [];
    this.#answered.set(index, id);
    const failed = at(json, 'is_error') === true;
    if (result === undefined && !failed) return [];
    const told = result === undefined ? {} : { result };
    return [{ kind: 'tool', call: this.#ids.latest(id), ...told, state: failed ? 'error' : 'done' }];
  }

  #content(index: unknown, content: unknown): Delta[] {
    return asList(content).flatMap(part => [
      ...text(index, 'answer', at(part, 'text')),
      ...this.#cite(at(part, 'annotations')),
    ]);
  }

  #cite(annotations: unknown): Delta[] {
    return this.#sources(
      asList(annotations).map(annotation => ({
        url: at(annotation, 'url') ?? at(annotation, 'document_uri'),
        title: at(annotation, 'title') ?? at(annotation, 'file_name') ?? at(annotation, 'name'),
      })),
    );
  }
}

function typeOf(type: string): { type?: string } {
  return type === 'function_call' ? {} : { type };
}

function text(index: unknown, channel: Channel, value: unknown): Delta[] {
  const piece = asFilled(value);
  return piece === undefined ? [] : [{ kind: 'text', message: String(index ?? 0), channel, text: piece }];
}
