import { Body } from './body.ts';
import { decodeUtf8, encodeBase64 } from './bytes.ts';
import type { Delta, Dialect, Hints, Parsed, Reader } from './dialects/dialect.ts';
import { recognise } from './dialects/index.ts';
import { pickFramer } from './framing/index.ts';
import type { Framer, Item } from './framing/item.ts';
import { parseJson } from './json.ts';
import { Meter, type Metrics } from './metrics.ts';
import { emptyTranscript, fold } from './transcript.ts';
import type { ChunkMessage, CloseMessage, HeadersMessage, OpenMessage, StreamMessage } from './wire.ts';

/** An item with its time and its meaning. */
export interface StreamEvent {
  readonly item: Item;
  /** Epoch ms of the arrival that completed it. */
  readonly at: number;
  /** `undefined`: the dialect does not know this event. */
  readonly deltas: readonly Delta[] | undefined;
}

export interface Arrival {
  readonly at: number;
  readonly bytes: number;
}

/** What became of a message: `ahead` = an earlier one is missing, ask for a replay. */
export type Taken = 'taken' | 'seen' | 'ahead';

/** How far a stream has come: finished (`done`) means that a finish or terminator of the dialect was seen. */
export type Status =
  | 'waiting'
  | 'thinking'
  | 'answering'
  | 'done'
  | 'truncated'
  | 'cancelled'
  | 'aborted'
  | 'failed'
  | 'unloaded';

/** The dialect is looked for again with each of the first items, then it stands. */
const RECOGNISED_BY = 8;

/** Folds the messages of one response into one record. Taking a message twice changes nothing. */
export class Stream {
  readonly id: string;
  readonly body = new Body();
  readonly arrivals: Arrival[] = [];
  readonly events: StreamEvent[] = [];
  meter: Meter;
  /** The seq expected next. */
  next = 1;
  response: HeadersMessage | undefined;
  closed: CloseMessage | undefined;
  /** What the page's full backlog let go. */
  dropped = { chunks: 0, bytes: 0 };
  dialect: Dialect;
  transcript = emptyTranscript();
  /** Events that the dialect does not know; comments do not count. */
  undecoded = 0;
  #framer: Framer | undefined;
  #reader: Reader;
  #opening: Parsed[] = [];

  constructor(readonly open: OpenMessage) {
    this.id = open.stream;
    this.meter = new Meter(open.at);
    this.dialect = recognise([], this.#hints());
    this.#reader = this.dialect.reader();
  }

  /** A saved body, whose times are not known. */
  static ofBody(bytes: Uint8Array, url: string): Stream {
    const common = { stream: url, at: 0 };
    const stream = new Stream({
      ...common,
      kind: 'open',
      seq: 0,
      method: 'GET',
      url,
      page: '',
      frame: '',
      via: 'file',
      requestHeaders: [],
    });
    const text = decodeUtf8(bytes);
    const exact = !text.includes('\ufffd');
    const chunk: ChunkMessage = { ...common, kind: 'chunk', seq: 1, bytes: bytes.length, text };
    stream.take(exact ? chunk : { ...chunk, text: encodeBase64(bytes), base64: true });
    stream.take({ ...common, kind: 'close', seq: 2, reason: 'end' });
    return stream;
  }

  /** Times are known: it was seen live, not read from a file without them. */
  get timed(): boolean {
    return this.open.via !== 'file';
  }

  get running(): boolean {
    return this.closed === undefined;
  }

  get status(): Status {
    const { transcript, closed } = this;
    if (transcript.error || closed?.reason === 'error') return 'failed';
    if (!closed) return this.#runningStatus();
    if (transcript.finish !== undefined || transcript.terminated) return 'done';
    if (closed.reason === 'cancel') return 'cancelled';
    if (closed.reason === 'abort') return 'aborted';
    if (closed.reason === 'unload') return 'unloaded';
    return this.#failedByHttp() ? 'failed' : 'truncated';
  }

  get metrics(): Metrics {
    return this.timed ? this.meter.metrics(this.transcript.usage?.outputTokens) : { gaps: [], stalls: [] };
  }

  take(message: StreamMessage): Taken {
    if (message.seq < this.next) return 'seen';
    if (message.seq > this.next) return 'ahead';
    this.next = (message.kind === 'dropped' ? message.last : message.seq) + 1;
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
        this.dropped = {
          chunks: this.dropped.chunks + message.last - message.seq + 1,
          bytes: this.dropped.bytes + message.bytes,
        };
        break;
      case 'close':
        this.#close(message);
        break;
      default:
        message satisfies never;
    }
    return 'taken';
  }

  #chunk(chunk: ChunkMessage): void {
    const text = this.body.add(chunk);
    const arrival = this.arrivals.push({ at: chunk.at, bytes: chunk.bytes }) - 1;
    this.meter.arrival(chunk.at, chunk.bytes);
    this.#framer ??= pickFramer(this.response?.headers ?? [], text);
    for (const item of this.#framer.push(text, arrival)) this.#event(item, chunk.at);
  }

  #close(close: CloseMessage): void {
    this.closed = close;
    const at = this.arrivals.at(-1)?.at ?? close.at;
    for (const item of this.#framer?.end() ?? []) this.#event(item, at);
    this.meter.close(close.at);
    this.#opening = [];
  }

  #event(item: Item, at: number): void {
    const parsed: Parsed = { item, json: item.kind === 'event' ? parseJson(item.data) : undefined };
    if (this.events.length < RECOGNISED_BY) this.#recognise(parsed);
    this.#read(parsed, at);
  }

  /** Reads the first items again when they turn out to be of another dialect. */
  #recognise(parsed: Parsed): void {
    this.#opening.push(parsed);
    const dialect = recognise(this.#opening, this.#hints());
    if (dialect === this.dialect) return;
    this.dialect = dialect;
    this.#reader = dialect.reader();
    this.transcript = emptyTranscript();
    this.undecoded = 0;
    this.meter = new Meter(this.open.at);
    if (this.response) this.meter.headers(this.response.at);
    for (const { at, bytes } of this.arrivals) this.meter.arrival(at, bytes);
    const earlier = this.events.splice(0);
    earlier.forEach(({ at }, i) => {
      const again = this.#opening[i];
      if (again) this.#read(again, at);
    });
  }

  #read(parsed: Parsed, at: number): void {
    const { item } = parsed;
    const deltas = item.kind === 'event' ? this.#reader(parsed) : [{ kind: 'keepalive' } as const];
    const event = this.events.push({ item, at, deltas }) - 1;
    if (!deltas) this.undecoded++;
    this.meter.event(at, item.arrival, event, item.kind === 'event' && item.data !== '', deltas);
    for (const delta of deltas ?? []) fold(this.transcript, event, delta);
  }

  #hints(): Hints {
    return { url: this.open.url, status: this.response?.status, headers: this.response?.headers ?? [] };
  }

  #failedByHttp(): boolean {
    return (this.response?.status ?? 0) >= 400;
  }

  #runningStatus(): Status {
    const metrics = this.metrics;
    if (metrics.firstToken === undefined) return 'waiting';
    const last = this.transcript.blocks.findLast(block => block.kind !== 'note');
    return last?.kind === 'text' && last.channel === 'reasoning' ? 'thinking' : 'answering';
  }
}
