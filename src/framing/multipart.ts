import type { Header } from '../wire.ts';
import type { Framing, Item, ItemFlaw, TextFramer } from './item.ts';
import { type Line, Lines } from './lines.ts';

/**
 * multipart/mixed, https://www.rfc-editor.org/rfc/rfc2046#section-5.1, as GraphQL servers stream with it
 * (https://github.com/graphql/graphql-over-http/blob/main/rfcs/IncrementalDelivery.md): a part is an item, and ends as
 * soon as a line begins with the boundary.
 */
export const multipart = {
  id: 'multipart',
  contentTypes: ['multipart/mixed', 'multipart/related', 'multipart/parallel'],
  looksLike,
  framer: contentType => new MultipartFramer(boundaryOf(contentType)),
} satisfies Framing;

/** A line of dashes and a boundary, then the first header. */
const FIRST_HEADER = /^(?:\r\n?|\n)?--[^\r\n]{1,72}(?:\r\n?|\n)content-[\w-]{1,64}:/i;
const PART_OF_IT = /^(?:\r\n?|\n)?(?:-|--[^\r\n]{0,72}(?:(?:\r\n?|\n)[\w-]{0,64})?)?$/;

function looksLike(first: string): boolean | undefined {
  return FIRST_HEADER.test(first) || (PART_OF_IT.test(first) ? undefined : false);
}

function boundaryOf(contentType: string): string | undefined {
  const found = /;\s*boundary=(?:"([^"]*)"|([^\s;]+))/i.exec(contentType);
  return found?.[1] ?? found?.[2];
}

/** What stands between two boundaries. */
interface Part {
  readonly headers: Header[];
  /** The empty line after the headers has come. */
  headed: boolean;
  readonly lines: Line[];
  start: number | undefined;
}

class MultipartFramer implements TextFramer {
  readonly id = 'multipart';
  readonly takes = 'text';
  readonly #lines = new Lines();
  /** Two dashes and the boundary; where no header tells it, the first line that begins with dashes does. */
  #delimiter: string | undefined;
  /** Absent before the first boundary and after the last. */
  #part: Part | undefined;
  /** Lines outside of all parts. */
  #strays: Line[] = [];
  /** It is known whether the line that has begun is a boundary. */
  #told = false;
  #ready: Item[] = [];
  #count = 0;

  constructor(boundary: string | undefined) {
    this.#delimiter = boundary === undefined ? undefined : `--${boundary}`;
  }

  push(text: string, arrival: number): Item[] {
    for (const line of this.#lines.push(text, arrival)) {
      this.#take(line);
      this.#told = false;
    }
    const isBoundary = this.#told || !this.#delimiter ? undefined : this.#lines.begins(this.#delimiter);
    this.#told ||= isBoundary !== undefined;
    // Servers send the boundary with the part before it, and the rest of that line with the next part.
    if (isBoundary) this.#close(arrival, []);
    return this.#drain();
  }

  end(): Item[] {
    const rest = this.#lines.rest();
    if (rest) this.#take(rest);
    this.#close(undefined, ['unterminated']);
    return this.#drain();
  }

  #take(line: Line): void {
    this.#delimiter ??= /^--[^ \t]+/.exec(line.text)?.[0];
    if (this.#delimiter && line.text.startsWith(this.#delimiter)) this.#boundary(line, this.#delimiter);
    else if (!this.#part) this.#strays.push(line);
    else if (this.#part.headed) this.#part.lines.push(line);
    else this.#head(this.#part, line);
  }

  #boundary({ text, arrival }: Line, delimiter: string): void {
    this.#close(arrival, []);
    const isLast = text.startsWith(`${delimiter}--`);
    this.#part = isLast ? undefined : { headers: [], headed: false, lines: [], start: undefined };
  }

  #head(part: Part, { text, start }: Line): void {
    part.start ??= start;
    const colon = text.indexOf(':');
    if (text.trim() === '') part.headed = true;
    else if (colon > 0) part.headers.push([text.slice(0, colon).trim(), text.slice(colon + 1).trim()]);
  }

  /** Ends what stands before a boundary, which came in `arrival`, or before the end of the body. */
  #close(arrival: number | undefined, flaws: ItemFlaw[]): void {
    const part = this.#part;
    const lines = part?.lines ?? this.#strays;
    this.#part = undefined;
    this.#strays = [];
    const first = part?.start ?? lines[0]?.start;
    const last = lines.at(-1);
    if (first === undefined) return;
    if (!part && lines.every(({ text }) => text.trim() === '')) return;
    const own: ItemFlaw[] = part ? (lines.length === 0 ? ['no-data'] : []) : ['not-framed'];
    const all = part ? [...own, ...flaws] : own;
    this.#ready.push({
      index: this.#count++,
      kind: 'event',
      ...(part && part.headers.length > 0 ? { headers: part.headers } : {}),
      data: joined(lines),
      start: first,
      end: last?.end ?? first,
      arrival: arrival ?? last?.arrival ?? 0,
      ...(all.length > 0 ? { flaws: all } : {}),
    });
  }

  #drain(): Item[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }
}

/** With the line ends that stood between them, as far as their places tell. */
function joined(lines: readonly Line[]): string {
  return lines
    .map(({ text, end }, i) => {
      const next = lines[i + 1];
      if (!next) return text;
      return text + (next.start - end === 2 ? '\r\n' : '\n');
    })
    .join('');
}
