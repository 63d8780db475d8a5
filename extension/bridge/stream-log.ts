import { encodeUtf8 } from '../../src/bytes.ts';
import type { ChunkMessage, HookMessage, OpenMessage, StreamMessage } from '../../src/wire.ts';
import { type Decoded, Decoder } from './decoder.ts';
import { absoluteUrl, eventText, headerPairs, sentMethod } from './normal.ts';

/** Where a stream was asked for. */
export type Place = Pick<OpenMessage, 'page' | 'frame'>;

/** Bytes of body that one chunk message carries at most. */
const piece = 512 * 1024;
/** What a message takes beside its body, bytes. */
const overhead = 100;

/** The messages of one stream, numbered, as far as the backlog holds them. */
export class StreamLog {
  readonly messages: StreamMessage[] = [];
  /** What it takes of the backlog, bytes. */
  size = 0;
  /** Size of the body so far, bytes. */
  bytes = 0;
  closed = false;
  /** Seq of the next message. */
  next = 0;
  readonly #decoder = new Decoder();
  /** Of an EventSource: the last id that an event brought. */
  #lastId = '';

  constructor(readonly stream: string) {}

  /** `body` is what the batch has of the message's body. */
  add(message: Exclude<HookMessage, { kind: 'trouble' }>, body: Uint8Array, place: Place): void {
    const { at } = message;
    switch (message.kind) {
      case 'open': {
        const { method, url, via, headers, body: text } = message;
        const open: OpenMessage = {
          kind: 'open',
          ...this.#stamp(at),
          method: sentMethod(method),
          url: absoluteUrl(url),
          ...place,
          via,
          requestHeaders: headerPairs(headers),
        };
        this.#push(text === undefined ? open : { ...open, requestBody: text }, text?.length);
        break;
      }
      case 'headers': {
        const { status, headers } = message;
        this.#push({ kind: 'headers', ...this.#stamp(at), status, headers: headerPairs(headers) });
        break;
      }
      case 'bytes':
        this.#arrival(at, message.size, body);
        break;
      case 'event': {
        const { type, data, id } = message;
        const text = eventText(type, data, id === this.#lastId ? undefined : id);
        this.#lastId = id;
        this.#chunk(at, encodeUtf8(text).length, { text, base64: false });
        break;
      }
      case 'close': {
        const rest = this.#decoder.end();
        if (rest) this.#chunk(at, 0, rest);
        const { reason, detail } = message;
        const close = { kind: message.kind, ...this.#stamp(at), reason };
        this.#push(detail === undefined ? close : { ...close, detail });
        this.closed = true;
        break;
      }
      default:
        message satisfies never;
    }
  }

  /** The messages from seq `from` on; a dropped range that begins before it is given from there. */
  *from(from: number): Generator<StreamMessage> {
    let first = this.messages.length;
    while (first > 0 && lastSeq(this.messages[first - 1]) >= from) first--;
    for (const message of this.messages.slice(first))
      yield message.seq < from ? { ...message, seq: from } : message;
  }

  /** Lets chunks of at least `wanted` bytes go that come after the first `head` bytes, and gives what was freed. */
  drop(head: number, wanted: number): number {
    const chunks = this.messages.findLastIndex(isBody) + 1;
    let from = this.messages.findIndex(isBody);
    for (let kept = 0; from < chunks - 1 && kept < head; from++) kept += cost(this.messages[from]);
    let to = from;
    let freed = -overhead;
    let bytes = 0;
    for (; to < chunks && freed < wanted; to++) {
      const message = this.messages[to];
      if (!isBody(message)) break;
      freed += cost(message);
      bytes += message.bytes;
    }
    const first = this.messages[from];
    const last = this.messages[to - 1];
    if (freed <= 0 || !first || !last) return 0;
    const { stream, seq, at } = first;
    this.messages.splice(from, to - from, { kind: 'dropped', stream, seq, at, last: lastSeq(last), bytes });
    this.size -= freed;
    return freed;
  }

  #stamp(at: number): { stream: string; seq: number; at: number } {
    return { stream: this.stream, seq: this.next++, at };
  }

  /** A large arrival comes in pieces, so that batches stay small and its middle can be let go. */
  #arrival(at: number, size: number, body: Uint8Array): void {
    let left = size;
    for (let start = 0; start === 0 || start < body.length; start += piece) {
      const part = body.subarray(start, start + piece);
      const bytes = start + piece < body.length ? part.length : left;
      left -= bytes;
      this.#chunk(at, bytes, this.#decoder.decode(part));
    }
  }

  #chunk(at: number, bytes: number, { text, base64 }: Decoded): void {
    this.bytes += bytes;
    const chunk: ChunkMessage = { kind: 'chunk', ...this.#stamp(at), bytes, text };
    this.#push(base64 ? { ...chunk, base64 } : chunk);
  }

  #push(message: StreamMessage, extra = 0): void {
    this.messages.push(message);
    this.size += cost(message) + extra;
  }
}

type BodyMessage = Extract<StreamMessage, { kind: 'chunk' | 'dropped' }>;

function isBody(message: StreamMessage | undefined): message is BodyMessage {
  return message?.kind === 'chunk' || message?.kind === 'dropped';
}

function lastSeq(message: StreamMessage | undefined): number {
  return message?.kind === 'dropped' ? message.last : (message?.seq ?? -1);
}

function cost(message: StreamMessage | undefined): number {
  return overhead + (message?.kind === 'chunk' ? message.bytes : 0);
}
