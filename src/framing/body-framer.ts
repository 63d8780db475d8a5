import { encodeLatin1 } from '../bytes.ts';
import type { Header } from '../wire.ts';
import { contentTypeOf, defaultFraming, framingLike, namedFraming } from './index.ts';
import type { Framer, Framing, FramingId, Item } from './item.ts';

/** What an arrival brought. */
interface Input {
  /** The text that it completes. */
  readonly text: string;
  /** Its bytes. */
  readonly bytes: () => Uint8Array;
  readonly arrival: number;
}

/** Up to this many bytes a body is looked at again with every arrival. */
const LOOKED_AT_OFTEN = 1024;

const BYTE_ORDER_MARK = '\xef\xbb\xbf';

/** Cuts a body into items as it arrives: by the framing that its headers name, else by the one that it begins like. */
export class BodyFramer {
  readonly #contentType: string;
  #framer: Framer | undefined;
  /** What came before the framing was known, and its bytes as characters. */
  #held: Input[] = [];
  #first = '';
  #lookedAt = 0;
  #lineEnded = false;
  /** How much of the body was cut. */
  #length = 0;
  /** Where bytes are missing. */
  #hole: number | undefined;

  constructor(headers: readonly Header[]) {
    this.#contentType = contentTypeOf(headers);
    this.#framer = namedFraming(headers)?.framer(this.#contentType);
  }

  /** Absent as long as it is not known. */
  get framing(): FramingId | undefined {
    return this.#framer?.id;
  }

  /** What the items' places count; absent as long as it is not known. */
  get takes(): Framer['takes'] | undefined {
    return this.#framer?.takes;
  }

  push(input: Input): Item[] {
    if (this.#framer) return this.#cut(this.#framer, input);
    const framing = this.#recognised(input);
    return framing ? this.#begin(framing) : [];
  }

  /** Bytes are missing after what came so far. */
  hole(): Item[] {
    const begun = this.#begin(defaultFraming);
    this.#hole = this.#length;
    return this.#framer?.takes === 'bytes' ? [...begun, ...this.#framer.hole()] : begun;
  }

  end(): Item[] {
    return [...this.#begin(defaultFraming), ...(this.#framer?.end() ?? [])];
  }

  /** Bytes are missing in the item. One of a binary framing ends where they do. */
  isTorn({ start, end }: Item): boolean {
    if (this.#hole === undefined) return false;
    if (this.#framer?.takes === 'bytes') return start <= this.#hole && this.#hole <= end;
    return start < this.#hole && this.#hole < end;
  }

  /** Holds the input, and looks for the framing in what is held. */
  #recognised(input: Input): Framing | undefined {
    this.#held.push(input);
    const bytes = input.bytes();
    // The first bytes nearly always tell it, so that the rest of a long input need not be looked at.
    for (let from = 0, size = LOOKED_AT_OFTEN; from < bytes.length; from += size, size *= 2) {
      const framing = this.#look(encodeLatin1(bytes.subarray(from, from + size)));
      if (framing) return framing;
    }
    return undefined;
  }

  #look(piece: string): Framing | undefined {
    this.#first += piece;
    this.#lineEnded ||= /[\r\n]/.test(piece);
    // Beyond the first bytes it is a line's end that tells. To look at all of a long line with each arrival would take
    // time in the square of its length.
    const { length } = this.#first;
    if (length > LOOKED_AT_OFTEN && length < this.#lookedAt * 2 && !this.#lineEnded) return undefined;
    this.#lookedAt = length;
    if (length < BYTE_ORDER_MARK.length && BYTE_ORDER_MARK.startsWith(this.#first)) return undefined;
    return framingLike(this.#first.startsWith(BYTE_ORDER_MARK) ? this.#first.slice(3) : this.#first);
  }

  /** Cuts what was held; nothing when there is none. */
  #begin(framing: Framing): Item[] {
    if (this.#framer || this.#held.length === 0) return [];
    const framer = framing.framer(this.#contentType);
    const items = this.#held.flatMap(input => this.#cut(framer, input));
    this.#framer = framer;
    this.#held = [];
    this.#first = '';
    return items;
  }

  #cut(framer: Framer, { text, bytes, arrival }: Input): Item[] {
    if (framer.takes === 'text') {
      this.#length += text.length;
      return framer.push(text, arrival);
    }
    const input = bytes();
    this.#length += input.length;
    return framer.push(input, arrival);
  }
}
