import { attempt, getter, uncurry } from './natives.ts';

const Bytes = Uint8Array;
const copyInto: (target: Uint8Array, source: Uint8Array, offset: number) => void = uncurry(
  Bytes.prototype.set,
);
const typedArray: Uint8Array = Object.getPrototypeOf(Bytes.prototype);
const ofArray = {
  length: getter(typedArray, 'byteLength'),
  offset: getter(typedArray, 'byteOffset'),
  buffer: getter(typedArray, 'buffer'),
};
const ofDataView = {
  length: getter(DataView.prototype, 'byteLength'),
  offset: getter(DataView.prototype, 'byteOffset'),
  buffer: getter(DataView.prototype, 'buffer'),
};

/** The bytes of any typed array or DataView, not copied; undefined for anything else. */
export function bytesOf(view: unknown): Uint8Array | undefined {
  // The getters of a typed array give undefined for no other object: they throw.
  const of = attempt(() => ofArray.length(view)) === undefined ? ofDataView : ofArray;
  return attempt(() => new Bytes(of.buffer(view), of.offset(view), of.length(view)));
}

const encoder = new TextEncoder();
const encodeWith: (self: TextEncoder, text: string) => Uint8Array = uncurry(TextEncoder.prototype.encode);

export function encode(text: string): Uint8Array {
  return encodeWith(encoder, text);
}

export const lengthOf: (bytes: Uint8Array) => number = ofArray.length;

/** `bytes` without its first `count`. */
export function without(bytes: Uint8Array, count: number): Uint8Array {
  return new Bytes(ofArray.buffer(bytes), ofArray.offset(bytes) + count, lengthOf(bytes) - count);
}

const least = 16 * 1024;

/** Bytes one after the other, copied as they come: a page may change or transfer its own at any time. */
export class Pile {
  #room = new Bytes(0);
  #used = 0;

  get size(): number {
    return this.#used;
  }

  add(bytes: Uint8Array): void {
    const needed = this.#used + lengthOf(bytes);
    if (needed > lengthOf(this.#room)) {
      const held = this.#room;
      this.#room = new Bytes(needed > least / 2 ? needed * 2 : least);
      copyInto(this.#room, held, 0);
    }
    copyInto(this.#room, bytes, this.#used);
    this.#used = needed;
  }

  /** Everything, in an array of its own; the pile is empty afterwards. */
  take(): Uint8Array {
    const taken = new Bytes(this.#used);
    copyInto(taken, new Bytes(ofArray.buffer(this.#room), 0, this.#used), 0);
    this.#used = 0;
    if (lengthOf(this.#room) > least) this.#room = new Bytes(0);
    return taken;
  }
}
