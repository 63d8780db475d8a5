import { parseJson } from '../json.ts';
import type { Framing, Item, ItemFlaw, TextFramer } from './item.ts';
import { JsonEnd } from './json-end.ts';

/**
 * One JSON array whose elements are sent as they come, as Gemini does without `alt=sse`
 * (https://ai.google.dev/api/generate-content#method:-models.streamgeneratecontent): an element is an item. A value
 * that is no element, such as an error that takes the place of the rest, is an item as well, flagged.
 */
export const jsonArray = {
  id: 'json-array',
  // It is sent as application/json, which most often is a document.
  contentTypes: [],
  looksLike: first =>
    /^\s{0,99}\[\s{0,99}\{/.test(first) || (/^\s{0,99}(?:\[\s{0,99})?$/.test(first) ? undefined : false),
  framer: () => new JsonArrayFramer(),
} satisfies Framing;

/** A value that has begun. */
interface Value {
  readonly start: number;
  readonly end: JsonEnd;
  /** A comma or the array's bracket stands before it. */
  readonly isElement: boolean;
  text: string;
}

const NOT_SPACE = /[^\s\ufeff]/g;

class JsonArrayFramer implements TextFramer {
  readonly id = 'json-array';
  readonly takes = 'text';
  #value: Value | undefined;
  /** The array is open, and what stands after the last value parts it from the next. */
  #open = false;
  #parted = false;
  /** Characters taken before this piece. */
  #offset = 0;
  #count = 0;
  #arrival = 0;

  push(text: string, arrival: number): Item[] {
    this.#arrival = arrival;
    const items: Item[] = [];
    let at = 0;
    while (at < text.length) {
      if (!this.#value) {
        at = this.#seek(text, at);
        continue;
      }
      const end = this.#value.end.find(text, at);
      this.#value.text += text.slice(at, end);
      if (end !== undefined) items.push(this.#item(this.#value));
      at = end ?? text.length;
    }
    this.#offset += text.length;
    return items;
  }

  end(): Item[] {
    if (!this.#value) return [];
    return [this.#item(this.#value, this.#value.end.mayStop ? [] : ['unterminated'])];
  }

  /** Goes on to the next value; where it has got to. */
  #seek(text: string, from: number): number {
    NOT_SPACE.lastIndex = from;
    const found = NOT_SPACE.exec(text);
    if (!found) return text.length;
    const [mark] = found;
    if (mark === ',' || mark === ']' || (mark === '[' && !this.#open)) {
      if (mark !== ',') this.#open = mark === '[';
      this.#parted = mark !== ']';
      return found.index + 1;
    }
    this.#value = {
      start: this.#offset + found.index,
      end: new JsonEnd(mark),
      isElement: this.#open && this.#parted,
      text: '',
    };
    return found.index;
  }

  #item({ text: begun, start, isElement }: Value, flaws: ItemFlaw[] = []): Item {
    const text = begun.trimEnd();
    this.#value = undefined;
    this.#parted = false;
    const isValue = isElement && (/^["[{]/.test(text) || parseJson(text) !== undefined);
    const all: ItemFlaw[] = isValue ? flaws : ['not-framed', ...flaws];
    const place = { start, end: start + text.length, arrival: this.#arrival };
    const item = { index: this.#count++, kind: 'event', data: text, ...place } as const;
    return all.length > 0 ? { ...item, flaws: all } : item;
  }
}
