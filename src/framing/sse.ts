import { parseJson } from '../json.ts';
import type { Framing, Item, ItemFlaw, TextFramer } from './item.ts';
import { type Line, Lines } from './lines.ts';

/**
 * Server-Sent Events, by https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream, with
 * what an inspector needs beside: comments are items, and what the standard drops is kept and flagged.
 */
export const sse = {
  id: 'sse',
  contentTypes: ['text/event-stream'],
  looksLike: first =>
    /^(?:data|event|id|retry)?:/.test(first) ||
    (FIELDS.some(field => field.startsWith(first)) ? undefined : false),
  framer: () => new SseFramer(),
} satisfies Framing;

const FIELDS = ['data', 'event', 'id', 'retry'];

/** The lines since the last blank line. */
interface Block {
  start: number;
  end: number;
  arrival: number;
  fields: { event?: string; id?: string; retry?: number };
  data: string[];
  /** One of its lines is a field of the standard. */
  framed: boolean;
  /** Its lines that are none. */
  strays: string[];
}

class SseFramer implements TextFramer {
  readonly id = 'sse';
  readonly takes = 'text';
  readonly #lines = new Lines();
  #ready: Item[] = [];
  #count = 0;
  #block: Block | undefined;
  /** Lines after the block's data: its own, or the next event's if its blank line is missing. The next line tells. */
  #late: Block | undefined;
  /** The body is an HTML page, in which blank lines end nothing. */
  #page = false;

  push(text: string, arrival: number): Item[] {
    for (const line of this.#lines.push(text, arrival)) this.#take(line);
    return this.#drain();
  }

  end(): Item[] {
    const rest = this.#lines.rest();
    if (rest) this.#take(rest, ['unterminated']);
    this.#close(['unterminated']);
    return this.#drain();
  }

  #take(line: Line, flaws: ItemFlaw[] = []): void {
    const { text, start, end, arrival } = line;
    if (this.#count === 0 && !this.#block) this.#page = /^\s*</.test(text);
    if (this.#page) this.#place(line).strays.push(text);
    else if (text === '') this.#close([], arrival);
    else if (text.startsWith(':'))
      this.#add({ kind: 'comment', data: valueAt(text, 0), start, end, arrival }, flaws);
    else this.#field(line);
  }

  #field(line: Line): void {
    const colon = line.text.indexOf(':');
    const name = colon < 0 ? line.text : line.text.slice(0, colon);
    const value = colon < 0 ? '' : valueAt(line.text, colon);
    switch (name) {
      case 'data':
        this.#placeData(line, value).data.push(value);
        break;
      case 'event':
        this.#placeField(line).fields.event = value;
        break;
      case 'id':
        this.#placeField(line).fields.id = value;
        break;
      case 'retry': {
        const { fields } = this.#placeField(line);
        if (/^[0-9]+$/.test(value)) fields.retry = Number(value);
        break;
      }
      default:
        this.#place(line).strays.push(line.text);
    }
  }

  #placeData(line: Line, value: string): Block {
    this.#partBareJson();
    if (this.#block && standsAlone(this.#block, value)) this.#next(['missing-blank-line']);
    else this.#settle();
    this.#block = extended(this.#block, line);
    this.#block.framed = true;
    return this.#block;
  }

  #placeField(line: Line): Block {
    this.#partBareJson();
    const block = this.#place(line);
    block.framed = true;
    return block;
  }

  /** The block for a line that is not data. */
  #place(line: Line): Block {
    if (this.#block && this.#block.data.length > 0) {
      this.#late = extended(this.#late, line);
      return this.#late;
    }
    this.#block = extended(this.#block, line);
    return this.#block;
  }

  /** A bare JSON value is an item of its own, though no blank line parts it from the fields around it. */
  #partBareJson(): void {
    if (this.#late && isBareJson(this.#late)) this.#next(['missing-blank-line']);
    if (this.#block && isBareJson(this.#block)) this.#next([]);
  }

  /** The lines after the data were this event's own. */
  #settle(): void {
    if (!this.#block || !this.#late) return;
    Object.assign(this.#block.fields, this.#late.fields);
    this.#block = extended(this.#block, this.#late);
    this.#late = undefined;
  }

  /** Ends the block at a blank line, which came in `arrival`, or at the end of the body. */
  #close(flaws: ItemFlaw[], arrival?: number): void {
    if (this.#late && isBareJson(this.#late)) this.#next(['missing-blank-line']);
    this.#settle();
    if (this.#block && arrival !== undefined) this.#block.arrival = arrival;
    this.#next(flaws);
  }

  #next(flaws: ItemFlaw[]): void {
    if (this.#block) {
      const { fields, data, framed, strays, start, end, arrival } = this.#block;
      const lines = framed ? data : strays;
      const own: ItemFlaw[] = framed ? (data.length === 0 ? ['no-data'] : []) : ['not-framed'];
      const item = { kind: 'event', ...fields, data: lines.join('\n'), start, end, arrival } as const;
      this.#add(item, framed ? [...own, ...flaws] : own);
    }
    this.#block = this.#late;
    this.#late = undefined;
  }

  #add(item: Omit<Item, 'index' | 'flaws'>, flaws: ItemFlaw[]): void {
    this.#ready.push({ index: this.#count++, ...item, ...(flaws.length > 0 ? { flaws } : {}) });
  }

  #drain(): Item[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }
}

/** The block with one more line in it, or a new one that begins with that line. */
function extended(block: Block | undefined, { start, end, arrival }: Omit<Line, 'text'>): Block {
  if (!block) return { start, end, arrival, fields: {}, data: [], framed: false, strays: [] };
  block.end = end;
  block.arrival = arrival;
  return block;
}

/** What follows the colon, without the one space that may stand before it. */
function valueAt(text: string, colon: number): string {
  return text.slice(text[colon + 1] === ' ' ? colon + 2 : colon + 1);
}

/**
 * Servers that forget the blank line: the block's one data line is a JSON object or array by itself and `next` begins
 * like one, so that both joined could never be JSON.
 */
function standsAlone({ data }: Block, next: string): boolean {
  const [only] = data;
  return only !== undefined && data.length === 1 && /^\s*[[{]/.test(next) && isWhole(only);
}

function isBareJson({ framed, strays }: Block): boolean {
  return !framed && isWhole(strays.join('\n'));
}

/** A complete JSON object or array, or the `[DONE]` of many services. */
function isWhole(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === '[DONE]') return true;
  return /^[[{]/.test(trimmed) && /[\]}]$/.test(trimmed) && parseJson(trimmed) !== undefined;
}
