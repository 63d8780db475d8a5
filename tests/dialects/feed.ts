import { decodeUtf8Exactly, encodeBase64, encodeUtf8 } from '../../src/bytes.ts';
import { Stream } from '../../src/stream.ts';
import type { ChunkMessage, OpenMessage } from '../../src/wire.ts';

const OPEN: OpenMessage = {
  kind: 'open',
  stream: 's',
  seq: 0,
  at: 0,
  method: 'POST',
  url: '',
  page: '',
  frame: '',
  via: 'fetch',
  requestHeaders: [],
};

/** A stream to which the body arrives in pieces of `size` bytes and then ends, with nothing known but its bytes. */
export function streamOf(body: Uint8Array, size = body.length): Stream {
  return streamInPieces(
    body,
    Array.from({ length: Math.ceil(body.length / size) }, (_, i) => i * size),
  );
}

/** The same for a body that is cut at these places. */
export function streamInPieces(body: Uint8Array, places: readonly number[]): Stream {
  const stream = new Stream(OPEN);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const isText = decodeUtf8Exactly(body) !== undefined;
  const cuts = [...new Set([0, ...places, body.length])].sort((a, b) => a - b);
  let seq = 1;
  for (const [i, to] of cuts.entries()) {
    const piece = body.subarray(cuts[i - 1] ?? 0, to);
    if (piece.length === 0) continue;
    const text = isText ? decoder.decode(piece, { stream: true }) : decodeUtf8Exactly(piece);
    stream.take(text === undefined ? base64Chunk(seq, piece) : chunkOf(seq, piece, text));
    seq++;
  }
  stream.take({ kind: 'close', stream: 's', seq, at: seq, reason: 'end' });
  return stream;
}

function chunkOf(seq: number, { length }: Uint8Array, text: string): ChunkMessage {
  return { kind: 'chunk', stream: 's', seq, at: seq, bytes: length, text };
}

function base64Chunk(seq: number, piece: Uint8Array): ChunkMessage {
  return { ...chunkOf(seq, piece, encodeBase64(piece)), base64: true };
}

/** The same body with each line end replaced. */
export function withLineEnds(body: Uint8Array, lineEnd: '\n' | '\r' | '\r\n'): Uint8Array {
  return encodeUtf8((decodeUtf8Exactly(body) ?? '').replace(/\r\n|\r|\n/g, lineEnd));
}
