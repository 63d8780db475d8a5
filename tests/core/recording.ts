import { encodeBase64 } from '../../src/bytes.ts';
import { Stream } from '../../src/stream.ts';
import type { CloseReason, Header, OpenMessage, StreamMessage } from '../../src/wire.ts';

/** When the page made the call, epoch ms. Every other time in a recording is ms since then. */
export const START = 1_760_000_000_000;

export const OPEN: OpenMessage = {
  kind: 'open',
  stream: 'd:0',
  seq: 0,
  at: START,
  method: 'POST',
  url: 'https://chat.example/v1/chat',
  page: 'https://chat.example/',
  frame: 'https://chat.example/',
  via: 'fetch',
  requestHeaders: [['content-type', 'application/json']],
};

/** Something that happens, as the message with number `seq`. */
export type Step = (seq: number) => StreamMessage;

export function headers(
  at: number,
  status = 200,
  list: Header[] = [['content-type', 'text/event-stream']],
): Step {
  return seq => ({ kind: 'headers', stream: OPEN.stream, seq, at: START + at, status, headers: list });
}

/** One network read of text. */
export function read(at: number, text: string): Step {
  const bytes = Buffer.byteLength(text);
  return seq => ({ kind: 'chunk', stream: OPEN.stream, seq, at: START + at, bytes, text });
}

/** One network read of bytes that are not UTF-8. */
export function readBytes(at: number, bytes: Uint8Array): Step {
  const chunk = { kind: 'chunk', stream: OPEN.stream, at: START + at, bytes: bytes.length } as const;
  return seq => ({ ...chunk, seq, text: encodeBase64(bytes), base64: true });
}

/** `chunks` network reads, `bytes` in all, that the backlog let go. */
export function drop(at: number, chunks: number, bytes: number): Step {
  return seq => ({
    kind: 'dropped',
    stream: OPEN.stream,
    seq,
    at: START + at,
    last: seq + chunks - 1,
    bytes,
  });
}

export function close(at: number, reason: CloseReason = 'end', detail?: string): Step {
  const message = { kind: 'close', stream: OPEN.stream, at: START + at, reason } as const;
  return seq => ({ ...message, seq, ...(detail === undefined ? {} : { detail }) });
}

/** Numbers what happens, the opening first. */
export function record(steps: readonly Step[], open: OpenMessage = OPEN): [OpenMessage, ...StreamMessage[]] {
  let seq = 1;
  const messages = steps.map(step => {
    const message = step(seq);
    seq = (message.kind === 'dropped' ? message.last : seq) + 1;
    return message;
  });
  return [open, ...messages];
}

export function play(steps: readonly Step[], open: Partial<OpenMessage> = {}): Stream {
  const [first, ...rest] = record(steps, { ...OPEN, ...open });
  const stream = new Stream(first);
  for (const message of rest) stream.take(message);
  return stream;
}
