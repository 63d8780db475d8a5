/** Something the standard would drop or a strict client would refuse, kept and flagged. */
export type ItemFlaw =
  /** The body ended before the blank line that ends an event. */
  | 'unterminated'
  /** No `data` field, so an EventSource dispatches nothing. */
  | 'no-data'
  /** The blank line after it is missing: the next `data` line was a JSON event of its own. */
  | 'missing-blank-line'
  /** Not of this framing at all (an HTML error page, a bare JSON object): `data` is the raw text. */
  | 'not-framed';

/** One unit of a framing as it came: an SSE event or comment, an NDJSON line … */
export interface Item {
  /** Place in the stream, from 0. */
  readonly index: number;
  readonly kind: 'event' | 'comment';
  /** `event` field; absent when not sent. */
  readonly event?: string;
  /** `id` field of this very event; absent when not sent. One with a NUL in it, which clients ignore, is kept. */
  readonly id?: string;
  /** `retry` field, ms. */
  readonly retry?: number;
  /** Data lines joined by LF; of a comment, its text. U+FFFD stands for bytes that are not UTF-8. */
  readonly data: string;
  /**
   * Where its lines stand in the body's text, UTF-16 code units: from its first character to the one after its last,
   * the line ends that close it not counted.
   */
  readonly start: number;
  readonly end: number;
  /** Index of the arrival that completed it: the one that ended its blank line, or its last line where none came. */
  readonly arrival: number;
  readonly flaws?: readonly ItemFlaw[];
}

export type FramingId = 'sse';

/** Cuts a body's text into items, incrementally, in time linear in the text however it is cut. Never throws. */
export interface Framer {
  readonly id: FramingId;
  /** Items completed by `text`, which came in arrival number `arrival`. */
  push(text: string, arrival: number): Item[];
  /** Items still open at the end of the body, flagged. */
  end(): Item[];
}

/** A way to cut a body, and how it is told from the others. */
export interface Framing {
  readonly id: FramingId;
  /** Content types that name it, lower case, without parameters. */
  readonly contentTypes: readonly string[];
  /** The body's first text looks like it: asked only when no framing knows the content type. */
  looksLike(first: string): boolean;
  framer(): Framer;
}
