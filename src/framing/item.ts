import type { Header } from '../wire.ts';

/** Something the standard would drop or a strict client would refuse, kept and flagged. */
export type ItemFlaw =
  /** The body ended before the blank line that ends an event. */
  | 'unterminated'
  /** No `data` field, so an EventSource dispatches nothing. */
  | 'no-data'
  /** The blank line after it is missing: the next `data` line was a JSON event of its own. */
  | 'missing-blank-line'
  /** Not of this framing at all (an HTML error page, a bare JSON object): `data` is the raw text. */
  | 'not-framed'
  /** A checksum in it does not fit its bytes. */
  | 'bad-checksum'
  /** The framing itself says that its payload is compressed: `data` is base64 of it. */
  | 'compressed';

/** One unit of a framing as it came: an SSE event or comment, an NDJSON line … */
export interface Item {
  /** Place in the stream, from 0. */
  readonly index: number;
  readonly kind: 'event' | 'comment';
  /** What the framing calls it (the `event` field, a part's code, `:event-type`); absent when not sent. */
  readonly event?: string;
  /** `id` field of this very event; absent when not sent. One with a NUL in it, which clients ignore, is kept. */
  readonly id?: string;
  /** `retry` field, ms. */
  readonly retry?: number;
  /** Headers of its own (of a part of multipart/mixed, of an AWS message), values as text. */
  readonly headers?: readonly Header[];
  /** Data lines joined by LF; of a comment, its text. U+FFFD stands for bytes that are not UTF-8. */
  readonly data: string;
  /**
   * Where it stands in the body: from its first place to the one after its last, the line ends that close it not
   * counted. A framing that cuts text counts UTF-16 code units of the body's text, one that cuts bytes counts bytes.
   */
  readonly start: number;
  readonly end: number;
  /** Index of the arrival that completed it: the one that ended its blank line, or its last line where none came. */
  readonly arrival: number;
  readonly flaws?: readonly ItemFlaw[];
}

export type FramingId =
  | 'sse'
  | 'ndjson'
  | 'data-stream'
  | 'json-array'
  | 'aws-eventstream'
  | 'connect-json'
  | 'multipart';

/** Cuts a body into items, incrementally, in time linear in it however it is cut. Never throws. */
interface Cutter<Input> {
  readonly id: FramingId;
  /** Items completed by `input`, which came in arrival number `arrival`. */
  push(input: Input, arrival: number): Item[];
  /** Items still open at the end of the body, flagged. */
  end(): Item[];
}

export interface TextFramer extends Cutter<string> {
  readonly takes: 'text';
}

/** For a framing that is not text, or that counts in bytes. */
export interface ByteFramer extends Cutter<Uint8Array> {
  readonly takes: 'bytes';
  /** Bytes are missing here: gives what had begun, and looks for where the next item begins. */
  hole(): Item[];
}

export type Framer = TextFramer | ByteFramer;

/** A way to cut a body, and how it is told from the others. */
export interface Framing {
  readonly id: FramingId;
  /** Content types that name it, lower case, without parameters. */
  readonly contentTypes: readonly string[];
  /** A header that names it whatever the content type is, lower case. */
  readonly header?: string;
  /**
   * The body begins like it: asked when no header names a framing. `first` is the body so far, one character of U+0000
   * to U+00FF a byte, without a byte order mark. `undefined` while it is too short to tell; an answer stands.
   */
  looksLike(first: string): boolean | undefined;
  /** `contentType`: the header's value with its parameters, or nothing. */
  framer(contentType: string): Framer;
}
