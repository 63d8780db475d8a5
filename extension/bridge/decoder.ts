import { encodeBase64 } from '../../src/bytes.ts';

/** The text of an arrival as a chunk message carries it. */
export interface Decoded {
  text: string;
  base64: boolean;
}

const none = new Uint8Array(0);
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Decodes a body arrival by arrival without losing a byte: a character that a boundary cuts goes with the later arrival,
 * and an arrival that is not UTF-8 is given as base64.
 */
export class Decoder {
  #tail: Uint8Array = none;

  decode(bytes: Uint8Array): Decoded {
    const whole = join(this.#tail, bytes);
    const cut = whole.length - unfinished(whole);
    this.#tail = whole.slice(cut);
    return decode(whole.subarray(0, cut));
  }

  /** What is left of a character that never came whole, as base64. */
  end(): Decoded | undefined {
    const tail = this.#tail;
    this.#tail = none;
    return tail.length > 0 ? decode(tail) : undefined;
  }
}

function decode(bytes: Uint8Array): Decoded {
  try {
    return { text: utf8.decode(bytes), base64: false };
  } catch {
    return { text: encodeBase64(bytes), base64: true };
  }
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}

/** How many bytes at the end begin a character that needs more of them: 0 to 3. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < lengthByLead(byte) ? back : 0;
  }
  return 0;
}

function lengthByLead(byte: number): number {
  if (byte >= 0xf8) return 1;
  if (byte >= 0xf0) return 4;
  return byte >= 0xe0 ? 3 : 2;
}
