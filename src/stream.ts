import { Body, bytesOf } from './body.ts';
import { decodeUtf8Exactly, encodeBase64 } from './bytes.ts';
import type { Dialect, Hints, Parsed } from './dialects/dialect.ts';
import { recognise } from './dialects/index.ts';
import type { FlawCount, Flaws } from './flaws.ts';
import { BodyFramer } from './framing/body-framer.ts';
import type { FramingId, Item } from './framing/item.ts';
import { parseJson } from './json.ts';
import { Meter } from './meter.ts';
import { DEFAULT_STALL_MS, type Metrics, type Span } from './metrics.ts';
import { Reading, type StreamEvent } from './reading.ts';
import { type Status, statusOf } from './status.ts';
import type { Transcript } from './transcript.ts';
import type {
  ChunkMessage,
  CloseMessage,
  DroppedMessage,
  HeadersMessage,
  OpenMessage,
  StreamMessage,
} from './wire.ts';

export type { StreamEvent } from './reading.ts';
export type { Status } from './status.ts';

export interface Arrival {
  readonly at: number;
  readonly bytes: number;
}

/** What became of a message: `ahead` = an earlier one is missing, ask for a replay. */
export type Taken = 'taken' | 'seen' | 'ahead';

/** The dialect is looked for again with each of the first events, then it stands. */
const RECOGNISED_BY = 8;

const noBytes = () => new Uint8Array(0);

/** Folds the messages of one response into one record. Taking a message twice changes nothing. */
export class Stream {
  readonly id: string;
  readonly body = new Body();
  /** The seq expected next. */
  next = 1;
  response: HeadersMessage | undefined;
  closed: CloseMessage | undefined;
  /** What the page's full backlog let go. */
  dropped = { chunks: 0, bytes: 0 };
  /** Chunks that are not UTF-8, and the event that the first of them is part of. */
  invalidUtf8: FlawCount | undefined;
  #framer: BodyFramer | undefined;
  #reading: Reading;
  #opening: Parsed[] = [];

  /** `stallMs`: a longer gap is a stall. */
  constructor(
    readonly open: OpenMessage,
    readonly stallMs: number = DEFAULT_STALL_MS,
  ) {
    this.id = open.stream;
    this.#reading = new Reading(recognise([], this.#hints()), new Meter(open.at, stallMs));
  }

  /** A saved body, whose times are not known. */
  static ofBody(bytes: Uint8Array, url: string): Stream {
    const common = { stream: url, at: 0 };
    const open = { kind: 'open', seq: 0, method: 'GET', url, page: '', frame: '', via: 'file' } as const;
    const stream = new Stream({ ...common, ...open, requestHeaders: [] });
    const text = decodeUtf8Exactly(bytes);
    const chunk = { ...common, kind: 'chunk', seq: 1, bytes: bytes.length } as const;
    stream.take(
      text === undefined ? { ...chunk, text: encodeBase64(bytes), base64: true } : { ...chunk, text },
    );
    stream.take({ ...common, kind: 'close', seq: 2, reason: 'end' });
    return stream;
  }

  /** Absent as long as too little of the body came to tell. */
  get framing(): FramingId | undefined {
    return this.#framer?.framing;
  }

  /** Its framing is not text: places of items count bytes of the body. */
  get binary(): boolean {
    return this.#framer?.takes === 'bytes';
  }

  get dialect(): Dialect {
    return this.#reading.dialect;
  }

  get events(): readonly StreamEvent[] {
    return this.#reading.events;
  }

  get transcript(): Transcript {
    return this.#reading.transcript;
  }

  get meter(): Meter {
    return this.#reading.meter;
  }

  /** What one read gave the page each: the body's chunks. */
  get arrivals(): readonly Arrival[] {
    return this.body.chunks;
  }

  /** Events that the dialect does not know; comments and events without data do not count. */
  get undecoded(): number {
    return this.#reading.undecoded;
  }

  /** How many of `events` are comments. */
  get comments(): number {
    return this.#reading.comments;
  }

  get flaws(): Flaws {
    return this.#reading.flaws;
  }

  /** Times are known: it was seen live, not read from a file without them. */
  get timed(): boolean {
    return this.open.via !== 'file';
  }

  get running(): boolean {
    return this.closed === undefined;
  }

  get status(): Status {
    return statusOf(this);
  }

  get metrics(): Metrics {
    return this.timed ? this.meter.metrics(this.transcript.usage?.outputTokens) : { gaps: [], stalls: [] };
  }

  /** What its time was spent on, up to `now` (epoch ms) while it runs; nothing where times are not known. */
  spans(now: number): readonly Span[] {
    return this.timed ? this.meter.spans(now) : [];
  }

  take(message: StreamMessage): Taken {
    const last = message.kind === 'dropped' ? message.last : message.seq;
    if (last < this.next) return 'seen';
    if (message.seq > this.next) return 'ahead';
    switch (message.kind) {
      case 'open':
        break;
      case 'headers':
        this.response = message;
        this.meter.headers(message.at);
        break;
      case 'chunk':
        this.#chunk(message);
        break;
      case 'dropped':
        this.#drop(message);
        break;
      case 'close':
        this.#close(message);
        break;
      default:
        message satisfies never;
    }
    this.next = last + 1;
    return 'taken';
  }

  #chunk(chunk: ChunkMessage): void {
    this.meter.arrival(chunk.at, chunk.bytes);
    if (chunk.base64) {
      const { count, first } = this.invalidUtf8 ?? { count: 0, first: this.events.length };
      this.invalidUtf8 = { count: count + 1, first };
    }
    this.#push(this.body.add(chunk), () => bytesOf(chunk));
  }

  /** A message may tell of chunks that were taken before they were dropped. */
  #drop({ seq, last, bytes }: DroppedMessage): void {
    const had = this.body.chunks.slice(-(this.next - seq) || this.body.chunks.length);
    const hadBytes = had.filter(chunk => chunk.seq >= seq).reduce((sum, chunk) => sum + chunk.bytes, 0);
    this.dropped = {
      chunks: this.dropped.chunks + last - this.next + 1,
      bytes: this.dropped.bytes + bytes - hadBytes,
    };
    this.#push(this.body.hole());
    for (const item of this.#framer?.hole() ?? []) this.#event(item);
    this.meter.hole();
  }

  #close(close: CloseMessage): void {
    this.closed = close;
    this.#push(this.body.end());
    for (const item of this.#framer?.end() ?? []) this.#event(item);
    this.meter.close(close.at);
    this.#opening = [];
  }

  /** What a hole or the end completes has a text alone: its bytes came before. */
  #push(text: string, bytes?: () => Uint8Array): void {
    if (text === '' && !bytes) return;
    this.#framer ??= new BodyFramer(this.response?.headers ?? []);
    const arrival = this.arrivals.length - 1;
    for (const item of this.#framer.push({ text, bytes: bytes ?? noBytes, arrival })) this.#event(item);
  }

  #event(item: Item): void {
    const parsed = parse(item);
    if (item.kind === 'event' && this.#opening.length < RECOGNISED_BY) this.#recognise(parsed);
    this.#read(parsed);
  }

  /** Reads the first items again when they turn out to be of another dialect. */
  #recognise(parsed: Parsed): void {
    this.#opening.push(parsed);
    const dialect = recognise(this.#opening, this.#hints());
    if (dialect === this.dialect) return;
    const { events } = this;
    this.#reading = new Reading(dialect, new Meter(this.open.at, this.stallMs));
    if (this.response) this.meter.headers(this.response.at);
    let arrivals = 0;
    for (const { item } of events) {
      for (; arrivals <= item.arrival; arrivals++) this.#arriveAgain(arrivals);
      this.#read(parse(item));
    }
    for (; arrivals < this.arrivals.length; arrivals++) this.#arriveAgain(arrivals);
  }

  #arriveAgain(index: number): void {
    const { chunks } = this.body;
    const [before, chunk] = [chunks[index - 1], chunks[index]];
    if (chunk && before && chunk.seq > before.seq + 1) this.meter.hole();
    if (chunk) this.meter.arrival(chunk.at, chunk.bytes);
  }

  #read(parsed: Parsed): void {
    const { item } = parsed;
    const torn = this.#framer?.isTorn(item) ?? false;
    this.#reading.add(parsed, this.arrivals[item.arrival]?.at ?? this.open.at, torn);
  }

  #hints(): Hints {
    return { url: this.open.url, status: this.response?.status, headers: this.response?.headers ?? [] };
  }
}

function parse(item: Item): Parsed {
  return { item, json: item.kind === 'event' ? parseJson(item.data) : undefined };
}
