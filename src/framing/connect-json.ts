import { decodeUtf8, encodeBase64 } from '../bytes.ts';
import type { Framing } from './item.ts';
import { type MessageContent, type MessageFormat, MessageFramer } from './message-framer.ts';

/**
 * Connect's streaming envelopes with JSON, https://connectrpc.com/docs/protocol/#streaming-request: a byte of flags, the
 * length as 32 bits, the message. The last message, `EndStreamResponse`, holds the error if there is one.
 */
export const connectJson = {
  id: 'connect-json',
  contentTypes: ['application/connect+json'],
  // The high bytes of a length that makes sense are 0, and so is the flags byte of an uncompressed message.
  looksLike: first =>
    /^\0\0[\s\S]{3}\{/.test(first) || (/^(?:\0(?:\0[\s\S]{0,3})?)?$/.test(first) ? undefined : false),
  framer: () => new MessageFramer(format),
} satisfies Framing;

const HEAD_SIZE = 5;
const COMPRESSED = 1;
const END_STREAM = 2;
/** No service sends a longer one, bytes. */
const LONGEST = 256 * 1024 * 1024;

const format: MessageFormat = {
  id: 'connect-json',
  headSize: HEAD_SIZE,
  lengthOf(head, lost) {
    const flags = head[0] ?? 0;
    const length = lengthIn(head);
    const isKnown = (flags & ~(COMPRESSED | END_STREAM)) === 0 && length <= LONGEST;
    // Among other bytes, what is short and not compressed is the most likely.
    const isLikely = (flags & COMPRESSED) === 0 && length <= 0xffffff && length > 0;
    return isKnown && (!lost || isLikely) ? HEAD_SIZE + length : undefined;
  },
  read,
};

function read(message: Uint8Array): MessageContent {
  const flags = message[0] ?? 0;
  const payload = message.subarray(HEAD_SIZE);
  const event = flags & END_STREAM ? { event: 'EndStreamResponse' } : {};
  if (flags & COMPRESSED) return { ...event, data: encodeBase64(payload), flaws: ['compressed'] };
  return { ...event, data: decodeUtf8(payload) };
}

function lengthIn(head: Uint8Array): number {
  return new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(1);
}
