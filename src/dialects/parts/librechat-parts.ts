import { asFilled, asList, asNumber, asString, at, type JsonRecord } from '../../json.ts';
import type { Delta } from '../dialect.ts';
import { filled } from './filled.ts';
import { ArgumentSnapshots, Snapshots } from './snapshots.ts';

/** LibreChat's content: steps that grow, parts that are whole so far, and the message at the end that repeats them. */
export class LibreChatParts {
  readonly #texts = new Snapshots();
  readonly #args = new ArgumentSnapshots();
  /** The calls of each step, by their place in it. */
  readonly #calls = new Map<string, string>();
  readonly #named = new Set<string>();

  /** `on_message_delta`, `on_reasoning_delta`. */
  delta(data: unknown): Delta[] {
    const message = asString(at(data, 'id')) ?? '';
    const content = at(data, 'delta', 'content');
    const parts = Array.isArray(content) ? content : [content];
    return parts.flatMap((part): Delta[] => {
      const text = asFilled(at(part, 'text'));
      const think = asFilled(at(part, 'think'));
      return [
        ...(think === undefined ? [] : this.#texts.append(message, 'reasoning', think)),
        ...(text === undefined ? [] : this.#texts.append(message, 'answer', text)),
      ];
    });
  }

  /** `on_run_step`: a call may come whole, or with nothing yet. */
  step(data: unknown): Delta[] {
    const step = asString(at(data, 'id')) ?? '';
    const calls = asList(at(data, 'stepDetails', 'tool_calls'));
    return calls.map((json, place) => this.#call(step, place, json, 'whole'));
  }

  stepDelta(data: unknown): Delta[] {
    const step = asString(at(data, 'id')) ?? '';
    const calls = asList(at(data, 'delta', 'tool_calls'));
    return calls.map((json, place) => this.#call(step, asNumber(at(json, 'index')) ?? place, json, 'piece'));
  }

  /** The arguments are told once more, and what the tool answered. */
  stepCompleted(result: unknown): Delta[] {
    return this.#part(asString(at(result, 'id')) ?? '', at(result, 'tool_call') === undefined ? {} : result);
  }

  /** Parts of a message as far as they have come. */
  whole(message: string, parts: unknown): Delta[] {
    return asList(parts).flatMap((part, index) => this.#part(`${message}:${index}`, part));
  }

  /** Older versions tell each part whole as it grows. */
  content(json: JsonRecord): Delta[] {
    return this.#part(`${asString(json.messageId) ?? ''}:${json.index}`, json);
  }

  text(message: string, text: string): Delta[] {
    return this.#texts.whole(message, 'answer', text);
  }

  /** The message at the end is read when nothing of it was told. */
  final(message: unknown): Delta[] {
    if (this.#texts.told.length > 0) return [];
    const id = asString(at(message, 'messageId')) ?? '';
    const said = this.whole(id, at(message, 'content'));
    const text = asFilled(at(message, 'text'));
    return said.length > 0 || text === undefined ? said : this.text(id, text);
  }

  #part(message: string, part: unknown): Delta[] {
    const said = (key: string): string | undefined =>
      asFilled(at(part, key)) ?? asFilled(at(part, key, 'value'));
    const text = said('text');
    const think = said('think');
    const call = at(part, 'tool_call');
    return [
      ...(think === undefined ? [] : this.#texts.whole(message, 'reasoning', think)),
      ...(text === undefined ? [] : this.#texts.whole(message, 'answer', text)),
      ...(call === undefined ? [] : this.#done(message, call)),
    ];
  }

  #done(step: string, json: unknown): Delta[] {
    const id = asFilled(at(json, 'id')) ?? this.#calls.get(`${step} 0`) ?? step;
    const known = this.#args.has(id);
    const args = known ? {} : this.#args.whole(id, textOf(at(json, 'args')));
    const output = at(json, 'output');
    const answered = output === undefined || output === null || output === '' ? {} : { result: output };
    const state = 'result' in answered ? 'done' : 'called';
    return [{ kind: 'tool', call: id, ...filled('name', at(json, 'name')), ...args, ...answered, state }];
  }

  #call(step: string, place: number, json: unknown, how: 'whole' | 'piece'): Delta {
    const key = `${step} ${place}`;
    const call =
      asFilled(at(json, 'id')) ?? this.#calls.get(key) ?? this.#calls.get(`${step} 0`) ?? `#${key}`;
    this.#calls.set(key, call);
    const text = textOf(at(json, 'args'));
    const args =
      how === 'piece' || text === '' ? this.#args.append(call, text) : this.#args.whole(call, text);
    const name = asFilled(at(json, 'name'));
    const told = name === undefined || this.#named.has(call) ? {} : { name };
    if (name !== undefined) this.#named.add(call);
    return { kind: 'tool', call, ...told, ...args, state: 'streaming' };
  }
}

function textOf(args: unknown): string {
  if (typeof args === 'string') return args;
  return args === undefined || args === null ? '' : JSON.stringify(args);
}
