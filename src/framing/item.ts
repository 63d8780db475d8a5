/** Something the standard would drop or a strict client would refuse, kept and flagged. */
export type ItemFlaw =
  /** The body ended before the blank line that ends an event. */
  | 'unterminated'
  /** No `data` field, so an EventSource dispatches nothing. */
  | 'no-data'
  /** `data` lines without blank lines between them: each line was its own JSON event. */
  | 'missing-blank-line'
  /** Bytes that are not UTF-8, shown as U+FFFD. */
  | 'invalid-utf8'
  /** Not a line of this framing (an HTML error page, a bare JSON object). */
  | 'not-framed';

/** One unit of a framing as it came: an SSE event or comment, an NDJSON line … */
export interface Item {
  /** Place in the stream, from 0. */
  readonly index: number;
  readonly kind: 'event' | 'comment';
  /** `event` field; absent when not sent. */
  readonly event?: string;
  /** `id` field of this very event; absent when not sent. */
  readonly id?: string;
  /** `retry` field, ms. */
  readonly retry?: number;
  /** Data lines joined by LF; of a comment, its text. */
  readonly data: string;
  /** Where it stands in the body's text, UTF-16 code units, `end` exclusive and after its blank line. */
  readonly start: number;
  readonly end: number;
  /** Index of the arrival that brought its last character. */
  readonly arrival: number;
  readonly flaws?: readonly ItemFlaw[];
}

/** Cuts a body's text into items, incrementally, in time linear in the text however it is cut. Never throws. */
export interface Framer {
  readonly id: 'sse';
  /** Items completed by `text`, which came in arrival number `arrival`. */
  push(text: string, arrival: number): Item[];
  /** Items still open at the end of the body, flagged. */
  end(): Item[];
}
