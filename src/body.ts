import { concatenate, decodeBase64, encodeUtf8 } from './bytes.ts';
import type { ChunkMessage } from './wire.ts';

/** A response body as it arrived: exact bytes, exact boundaries. */
export class Body {
  readonly chunks: ChunkMessage[] = [];
  /** Bytes received. */
  size = 0;
  /** UTF-16 code units of text so far. */
  length = 0;
  /** Places in the text where dropped chunks are missing. */
  readonly holes: number[] = [];
  readonly #text = new ChunkText();

  /** Adds an arrival and gives the text that it completes, with U+FFFD where the bytes are not UTF-8. */
  add(chunk: ChunkMessage): string {
    this.chunks.push(chunk);
    this.size += chunk.bytes;
    return this.#grow(this.#text.of(chunk));
  }

  /** Chunks are missing here. Gives the text of a character that the hole cut. */
  hole(): string {
    const rest = this.end();
    this.holes.push(this.length);
    return rest;
  }

  /** Gives the text of a character that the body's end cut. */
  end(): string {
    return this.#grow(this.#text.end());
  }

  text(): string {
    const text = new ChunkText();
    return this.chunks.map(chunk => text.of(chunk)).join('') + text.end();
  }

  bytes(): Uint8Array {
    return concatenate(this.chunks.map(bytesOf));
  }

  #grow(text: string): string {
    this.length += text.length;
    return text;
  }
}

/** Decodes chunks in order; a character may be cut between two that are not UTF-8. */
export class ChunkText {
  #decoder: TextDecoder | undefined;
  #next: number | undefined;

  of(chunk: ChunkMessage): string {
    const cut = !chunk.base64 || chunk.seq !== this.#next ? this.end() : '';
    this.#next = chunk.seq + 1;
    if (!chunk.base64) return cut + chunk.text;
    this.#decoder ??= new TextDecoder('utf-8', { ignoreBOM: true });
    return cut + this.#decoder.decode(bytesOf(chunk), { stream: true });
  }

  end(): string {
    const rest = this.#decoder?.decode() ?? '';
    this.#decoder = undefined;
    return rest;
  }
}

/** The bytes of an arrival. What calls itself base64 and is not, is taken as text. */
export function bytesOf({ base64, text }: ChunkMessage): Uint8Array {
  return (base64 ? decodeBase64(text) : undefined) ?? encodeUtf8(text);
}
