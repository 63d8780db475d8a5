import {
  asBoolean,
  asFilled,
  asList,
  asNumber,
  asString,
  at,
  isRecord,
  type JsonRecord,
} from '../../json.ts';
import type { Delta } from '../dialect.ts';
import type { CallIds } from './call-ids.ts';
import { filled } from './filled.ts';
import { jsonPath } from './json-path.ts';
import { type Leaf, PartialArgs } from './partial-args.ts';

/** A call whose arguments come in pieces. */
interface OpenCall {
  readonly call: string;
  readonly args: PartialArgs;
}

/**
 * Reads the parts of one Gemini candidate that are about tools. Most calls come whole; those of Vertex AI may begin with
 * a name, go on with `partialArgs` and end with the first part without `willContinue`.
 */
export class GeminiCalls {
  readonly #ids: CallIds;
  #open: OpenCall | undefined;
  /** The last piece of code, whose result follows. */
  #code: string | undefined;

  /** `ids` are shared by all candidates of a stream. */
  constructor(ids: CallIds) {
    this.#ids = ids;
  }

  functionCall(json: JsonRecord): Delta[] {
    const partial = asList(json.partialArgs);
    const goesOn = json.willContinue === true;
    const name = asFilled(json.name);
    const closed = name === undefined ? [] : this.#close();
    if (!this.#open && partial.length === 0 && !goesOn) return [...closed, this.#whole(json)];
    const open = this.#open ?? { call: this.#ids.begin(asFilled(json.id)), args: new PartialArgs() };
    this.#open = open;
    const begun: Delta[] =
      name === undefined ? [] : [{ kind: 'tool', call: open.call, name, state: 'streaming' }];
    const pieces = partial.flatMap(piece => partialDeltas(open, piece));
    return [...closed, ...begun, ...pieces, ...(goesOn ? [] : this.#close())];
  }

  /** Calls of tools that Google runs itself. */
  toolCall(json: JsonRecord): Delta[] {
    const call = this.#ids.begin(asFilled(json.id));
    const args = isRecord(json.args) ? { args: JSON.stringify(json.args) } : {};
    return [{ kind: 'tool', call, ...filled('type', json.toolType), ...args, state: 'called' }];
  }

  response(json: JsonRecord): Delta[] {
    const call = this.#ids.latest(asFilled(json.id) ?? asFilled(json.name) ?? '');
    return [{ kind: 'tool', call, ...filled('name', json.name), result: json.response ?? null }];
  }

  executableCode(json: JsonRecord): Delta[] {
    this.#code = this.#ids.begin(asFilled(json.id));
    const code = { input: 'code', args: asString(json.code) ?? '' };
    return [{ kind: 'tool', call: this.#code, type: 'executableCode', ...code, state: 'called' }];
  }

  codeExecutionResult(json: JsonRecord): Delta[] {
    const id = asFilled(json.id);
    const call = id === undefined ? (this.#code ?? this.#ids.begin(undefined)) : this.#ids.latest(id);
    const failed = asFilled(json.outcome) !== undefined && json.outcome !== 'OUTCOME_OK';
    return [{ kind: 'tool', call, result: json.output ?? '', state: failed ? 'error' : 'done' }];
  }

  /** The candidate is finished, though the last part of its call may not have come. */
  finish(): Delta[] {
    return this.#close();
  }

  #whole(json: JsonRecord): Delta {
    const call = this.#ids.begin(asFilled(json.id));
    const args = JSON.stringify(isRecord(json.args) ? json.args : {});
    return { kind: 'tool', call, ...filled('name', json.name), args, state: 'called' };
  }

  #close(): Delta[] {
    if (!this.#open) return [];
    const { call, args } = this.#open;
    this.#open = undefined;
    return [{ kind: 'tool', call, args: args.end(), state: 'called' }];
  }
}

function partialDeltas({ call, args }: OpenCall, piece: unknown): Delta[] {
  const path = jsonPath(asString(at(piece, 'jsonPath')) ?? '');
  const value = leafOf(piece);
  if (!path || path.length === 0 || value === undefined) return [];
  return [{ kind: 'tool', call, ...args.add(path, value, at(piece, 'willContinue') === true) }];
}

function leafOf(piece: unknown): Leaf | undefined {
  const value =
    asString(at(piece, 'stringValue')) ??
    asNumber(at(piece, 'numberValue')) ??
    asBoolean(at(piece, 'boolValue'));
  return value ?? (isRecord(piece) && 'nullValue' in piece ? null : undefined);
}
