import { asFilled, asList, asNumber, at, isRecord, type JsonRecord } from '../../json.ts';
import type { Delta } from '../dialect.ts';

interface Call {
  readonly choice: number;
  readonly index: number | undefined;
  readonly id: string | undefined;
  /** What the call goes by in the transcript: its id where that is told and told once, else `#1`, `#2` … */
  readonly call: string;
  named: boolean;
}

type Piece = Omit<Call, 'call' | 'named'> & { readonly name: string | undefined };

/**
 * Joins the pieces of OpenAI's tool calls, `delta.tool_calls[]` and the older `delta.function_call`. A piece belongs to
 * the call of its choice and `index`; `id` and `name` come with the first piece. Compatible services leave `index` out,
 * give every call the index 0, or repeat `id` and `name` with every piece, so all three are weighed.
 */
export class OpenAIToolCalls {
  readonly #calls: Call[] = [];
  readonly #uses = new Map<string, number>();

  read(choice: number, delta: unknown): Delta[] {
    const legacy = at(delta, 'function_call');
    const pieces = isRecord(legacy)
      ? [{ index: 0, function: legacy }]
      : asList(at(delta, 'tool_calls')).filter(isRecord);
    return pieces.map(piece => this.#read(choice, piece));
  }

  /** The choice is finished, so the arguments of its calls are whole. */
  finish(choice: number): Delta[] {
    const calls = this.#calls.filter(call => call.choice === choice);
    return calls.map(({ call }) => ({ kind: 'tool', call, state: 'called' }));
  }

  #read(choice: number, json: JsonRecord): Delta {
    const name = asFilled(at(json, 'function', 'name'));
    const piece = { choice, index: asNumber(json.index), id: asFilled(json.id), name };
    const open = this.#callOf(piece);
    const { call } = open && !startsAnother(open, piece) ? open : this.#begin(piece);
    if (open && name !== undefined) open.named = true;
    const args = argumentText(at(json, 'function', 'arguments'));
    return {
      kind: 'tool',
      call,
      ...(name === undefined ? {} : { name }),
      ...(args === '' ? {} : { args }),
    };
  }

  #callOf({ choice, index, id }: Piece): Call | undefined {
    if (index !== undefined)
      return this.#calls.findLast(call => call.choice === choice && call.index === index);
    const sameId =
      id === undefined ? undefined : this.#calls.findLast(call => call.choice === choice && call.id === id);
    return sameId ?? this.#calls.findLast(call => call.choice === choice);
  }

  #begin({ choice, index, id, name }: Piece): Call {
    const call = { choice, index, id, call: this.#unique(id ?? ''), named: name !== undefined };
    this.#calls.push(call);
    return call;
  }

  /** Some services use one id twice, and the calls of two choices may share theirs. */
  #unique(id: string): string {
    const uses = (this.#uses.get(id) ?? 0) + 1;
    this.#uses.set(id, uses);
    return id !== '' && uses === 1 ? id : `${id}#${uses}`;
  }
}

/** A named piece begins another call when the open one has its name already, unless it repeats that one's id. */
function startsAnother(open: Call, { index, id, name }: Piece): boolean {
  if (name === undefined || !open.named) return false;
  return id === undefined ? index === undefined : id !== open.id;
}

/** Argument text as streamed; some services send the object itself. */
function argumentText(args: unknown): string {
  if (typeof args === 'string') return args;
  return args === undefined || args === null ? '' : JSON.stringify(args);
}
