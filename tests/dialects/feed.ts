import { decodeUtf8Exactly, encodeUtf8 } from '../../src/bytes.ts';
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
  const stream = new Stream(OPEN);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let seq = 1;
  for (let i = 0; i < body.length; i += size) {
    const piece = body.subarray(i, i + size);
    stream.take(chunkOf(seq, piece, decoder.decode(piece, { stream: true })));
    seq++;
  }
  stream.take({ kind: 'close', stream: 's', seq, at: seq, reason: 'end' });
  return stream;
}

function chunkOf(seq: number, { length }: Uint8Array, text: string): ChunkMessage {
  return { kind: 'chunk', stream: 's', seq, at: seq, bytes: length, text };
}

/** The same body with each line end replaced. */
export function withLineEnds(body: Uint8Array, lineEnd: '\n' | '\r' | '\r\n'): Uint8Array {
  return encodeUtf8((decodeUtf8Exactly(body) ?? '').replace(/\r\n|\r|\n/g, lineEnd));
}
