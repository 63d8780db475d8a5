import { decodeUtf8 } from '../bytes.ts';
import { ByteQueue } from './byte-queue.ts';
import type { ByteFramer, FramingId, Item, ItemFlaw } from './item.ts';

/** A framing of messages that tell their length before anything else. */
export interface MessageFormat {
  readonly id: FramingId;
  /** Bytes that tell the length. */
  readonly headSize: number;
  /**
   * Length of the whole message, bytes, at least `headSize`; `undefined` where no message begins like this. `lost`: what
   * stands before it is no message, so that anything may be taken for one.
   */
  lengthOf(head: Uint8Array, lost: boolean): number | undefined;
  /** What a message says; it is shorter than its length where the body was cut. */
  read(message: Uint8Array): MessageContent;
}

export type MessageContent = Pick<Item, 'event' | 'headers' | 'data' | 'flaws'>;

/** Cuts bytes into messages. What is none is kept, as one item up to the next message. */
export class MessageFramer implements ByteFramer {
  readonly takes = 'bytes';
  readonly #format: MessageFormat;
  readonly #queue = new ByteQueue();
  /** Bytes that are no message, and the arrival of the last. */
  #strays = new ByteQueue();
  #strayArrival = 0;
  /** No message stands right before what comes. */
  #lost = false;
  /** Length of the message that has begun. */
  #length: number | undefined;
  #count = 0;
  #arrival = 0;

  constructor(format: MessageFormat) {
    this.#format = format;
  }

  get id(): FramingId {
    return this.#format.id;
  }

  push(bytes: Uint8Array, arrival: number): Item[] {
    this.#arrival = arrival;
    this.#queue.push(bytes);
    const items: Item[] = [];
    for (let length = this.#seek(); length !== undefined; length = this.#seek()) {
      if (this.#queue.length < length) break;
      items.push(...this.#strayItem(), this.#item(length));
    }
    return items;
  }

  hole(): Item[] {
    const items = this.#rest();
    this.#lost = true;
    return items;
  }

  end(): Item[] {
    return this.#rest('unterminated');
  }

  /** Length of the message at the front of the queue; `undefined` while too little of it is there. */
  #seek(): number | undefined {
    if (this.#length !== undefined) return this.#length;
    const { headSize } = this.#format;
    const bytes = this.#queue.first(this.#queue.length);
    let at = 0;
    for (; at + headSize <= bytes.length && this.#length === undefined; at++) {
      this.#length = this.#format.lengthOf(bytes.subarray(at, at + headSize), this.#lost || at > 0);
    }
    const strays = this.#length === undefined ? at : at - 1;
    if (strays > 0) this.#stray(strays);
    return this.#length;
  }

  #stray(count: number): void {
    this.#strays.push(this.#queue.take(count));
    this.#strayArrival = this.#arrival;
    this.#lost = true;
  }

  /** What has begun and will not be ended. */
  #rest(flaw?: ItemFlaw): Item[] {
    if (this.#length === undefined && this.#strays.length > 0) this.#stray(this.#queue.length);
    const strays = this.#strayItem();
    return this.#queue.length === 0 ? strays : [...strays, this.#item(this.#queue.length, flaw)];
  }

  #item(length: number, flaw?: ItemFlaw): Item {
    const start = this.#queue.place;
    const { flaws = [], ...content } = this.#format.read(this.#queue.take(length));
    this.#length = undefined;
    this.#lost = false;
    const all = flaw ? [flaw] : flaws;
    const place = { start, end: this.#queue.place, arrival: this.#arrival };
    const item = { index: this.#count++, kind: 'event', ...content, ...place } as const;
    return all.length > 0 ? { ...item, flaws: all } : item;
  }

  #strayItem(): Item[] {
    const { length } = this.#strays;
    if (length === 0) return [];
    const end = this.#queue.place;
    const data = decodeUtf8(this.#strays.first(length));
    this.#strays = new ByteQueue();
    const place = { start: end - length, end, arrival: this.#strayArrival };
    return [{ index: this.#count++, kind: 'event', data, ...place, flaws: ['not-framed'] }];
  }
}
