import { decodeBase64, decodeUtf8, encodeUtf8 } from './bytes.ts';
import type { ChunkMessage } from './wire.ts';

/** A response body as it arrived: exact bytes, exact boundaries. */
export class Body {
  readonly chunks: ChunkMessage[] = [];
  /** Bytes received. */
  size = 0;

  /** Adds an arrival and gives its text, with U+FFFD where the bytes are not UTF-8. */
  add(chunk: ChunkMessage): string {
    this.chunks.push(chunk);
    this.size += chunk.bytes;
    return textOf(chunk);
  }

  text(): string {
    return this.chunks.map(textOf).join('');
  }

  bytes(): Uint8Array {
    const parts = this.chunks.map(chunk => (chunk.base64 ? decodeBase64(chunk.text) : encodeUtf8(chunk.text)));
    const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let offset = 0;
    for (const part of parts) {
      bytes.set(part, offset);
      offset += part.length;
    }
    return bytes;
  }
}

function textOf(chunk: ChunkMessage): string {
  return chunk.base64 ? decodeUtf8(decodeBase64(chunk.text)) : chunk.text;
}
