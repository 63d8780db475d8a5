import { parseJson } from '../json.ts';
import type { Framing, Item, TextFramer } from './item.ts';
import { type Line, Lines } from './lines.ts';

/**
 * The AI SDK's data stream, https://v4.ai-sdk.dev/docs/ai-sdk-ui/stream-protocol#data-stream-protocol: a line a part,
 * its code, a colon and a JSON value. It is sent as text/plain.
 */
export const dataStream = {
  id: 'data-stream',
  contentTypes: [],
  header: 'x-vercel-ai-data-stream',
  looksLike,
  framer: () => new DataStreamFramer(),
} satisfies Framing;

/** Codes of parts, and what their JSON begins with. */
const FIRST_PART = /^(?:[03g]:"|[28]:\[|[9a-fh-k]:\{)/;

function looksLike(first: string): boolean | undefined {
  return FIRST_PART.test(first) || (/^(?:[02389a-k]:?)?$/.test(first) ? undefined : false);
}

/** Other libraries that speak it add codes of several letters. */
const PART = /^([0-9a-z][0-9a-z-]{0,39}):/;

class DataStreamFramer implements TextFramer {
  readonly id = 'data-stream';
  readonly takes = 'text';
  readonly #lines = new Lines();
  #count = 0;

  push(text: string, arrival: number): Item[] {
    return this.#lines.push(text, arrival).flatMap(line => this.#items(line));
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
    if (text.trim() === '') return [];
    const index = this.#count++;
    const code = PART.exec(text)?.[1];
    if (code === undefined) return [{ index, kind: 'event', data: text, ...place, flaws: ['not-framed'] }];
    return [{ index, kind: 'event', event: code, data: text.slice(code.length + 1), ...place }];
  }
}
