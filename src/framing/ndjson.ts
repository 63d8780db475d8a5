import { isRecord, parseJson } from '../json.ts';
import type { Framing, Item, TextFramer } from './item.ts';
import { type Line, Lines } from './lines.ts';

/**
 * One JSON value a line, https://github.com/ndjson/ndjson-spec and https://jsonlines.org. A line that is no JSON is kept
 * and flagged; an empty one says nothing.
 */
export const ndjson = {
  id: 'ndjson',
  contentTypes: [
    'application/x-ndjson',
    'application/ndjson',
    'application/jsonl',
    'application/x-jsonl',
    'application/jsonlines',
    'application/x-jsonlines',
    'application/json-lines',
    'application/stream+json',
    'application/x-json-stream',
    'text/x-ndjson',
    'text/jsonl',
  ],
  looksLike,
  framer: () => new NdjsonFramer(),
} satisfies Framing;

/** A JSON object fills the first line and another begins on the second: one line alone may be a plain document. */
function looksLike(first: string): boolean | undefined {
  if (!/^[ \t]{0,99}(?:\{|$)/.test(first)) return false;
  const lineEnd = /[\r\n]{1,4}/.exec(first);
  if (!lineEnd) return undefined;
  const after = lineEnd.index + lineEnd[0].length;
  if (after === first.length && lineEnd[0].length < 4) return undefined;
  return first[after] === '{' && isRecord(parseJson(first.slice(0, lineEnd.index)));
}

class NdjsonFramer implements TextFramer {
  readonly id = 'ndjson';
  readonly takes = 'text';
  readonly #lines = new Lines();
  #count = 0;

  push(text: string, arrival: number): Item[] {
    const items = this.#lines.push(text, arrival).flatMap(line => this.#items(line));
    return items.map(item => (seemsJson(item.data) ? item : { ...item, flaws: ['not-framed'] }));
  }

  /** A last line without its line end is whole when its value is. */
  end(): Item[] {
    const rest = this.#lines.rest();
    const items = rest ? this.#items(rest) : [];
    return items.map(item =>
      parseJson(item.data) === undefined ? { ...item, flaws: ['unterminated'] } : item,
    );
  }

  #items({ text, ...place }: Line): Item[] {
    return text.trim() === '' ? [] : [{ index: this.#count++, kind: 'event', data: text, ...place }];
  }
}

/** Objects and arrays are judged by their first and last characters, since they are parsed later anyway. */
function seemsJson(text: string): boolean {
  const value = text.trim();
  const ends = value.charAt(0) + value.charAt(value.length - 1);
  return ends === '{}' || ends === '[]' || parseJson(value) !== undefined;
}
