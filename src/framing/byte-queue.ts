/** Bytes that come in pieces and are taken from the front, each copied a bounded number of times. */
export class ByteQueue {
  #bytes = new Uint8Array(1024);
  #from = 0;
  #to = 0;
  /** Bytes taken so far. */
  #taken = 0;

  get length(): number {
    return this.#to - this.#from;
  }

  /** Where the first byte stands in all that was pushed. */
  get place(): number {
    return this.#taken;
  }

  push(bytes: Uint8Array): void {
    if (this.#to + bytes.length > this.#bytes.length) this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.#to);
    this.#to += bytes.length;
  }

  /** The first `count` bytes, or all where there are fewer; good until the next push. */
  first(count: number): Uint8Array {
    return this.#bytes.subarray(this.#from, Math.min(this.#from + count, this.#to));
  }

  /** Takes that many of them. */
  take(count: number): Uint8Array {
    const bytes = this.first(count);
    this.#from += bytes.length;
    this.#taken += bytes.length;
    return bytes;
  }

  #makeRoom(more: number): void {
    const { length } = this;
    const old = this.#bytes;
    if ((length + more) * 2 > old.length) this.#bytes = new Uint8Array((length + more) * 2);
    this.#bytes.set(old.subarray(this.#from, this.#to));
    this.#from = 0;
    this.#to = length;
  }
}
