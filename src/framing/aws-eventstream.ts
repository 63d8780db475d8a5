import { decodeUtf8 } from '../bytes.ts';
import type { Header } from '../wire.ts';
import { awsHeaders } from './aws-headers.ts';
import { crc32 } from './crc32.ts';
import type { Framing } from './item.ts';
import { type MessageContent, type MessageFormat, MessageFramer } from './message-framer.ts';

/**
 * AWS event stream, https://smithy.io/2.0/aws/amazon-eventstream.html: two lengths and their CRC-32, typed headers, the
 * payload, and the CRC-32 of all of it. What the header `:event-type`, `:exception-type` or `:error-code` says is the
 * item's event.
 */
export const awsEventstream = {
  id: 'aws-eventstream',
  contentTypes: ['application/vnd.amazon.eventstream'],
  looksLike(first) {
    if (first.charCodeAt(0) > LONGEST_FIRST_BYTE) return false;
    if (first.length < HEAD_SIZE) return undefined;
    const head = Uint8Array.from(first.slice(0, HEAD_SIZE), character => character.charCodeAt(0));
    return lengthOf(head) !== undefined;
  },
  framer: () => new MessageFramer(format()),
} satisfies Framing;

const HEAD_SIZE = 12;
const CHECKSUM_SIZE = 4;
/** No message is longer than 24 MB, so the first byte of a length is 0 or 1. */
const LONGEST_FIRST_BYTE = 1;

function format(): MessageFormat {
  const headersOf = headersReader();
  return {
    id: 'aws-eventstream',
    headSize: HEAD_SIZE,
    lengthOf,
    read: message => read(message, headersOf),
  };
}

function lengthOf(head: Uint8Array): number | undefined {
  if ((head[0] ?? 0) > LONGEST_FIRST_BYTE) return undefined;
  const view = viewOf(head);
  const length = view.getUint32(0);
  const isPossible = length >= HEAD_SIZE + view.getUint32(4) + CHECKSUM_SIZE;
  return isPossible && crc32(head.subarray(0, 8)) === view.getUint32(8) ? length : undefined;
}

type HeadersReader = (bytes: Uint8Array) => Header[];

/** Most messages have the same headers as the one before, and then share them. */
function headersReader(): HeadersReader {
  let bytes = new Uint8Array(0);
  let headers: Header[] = [];
  return next => {
    if (next.length !== bytes.length || next.some((byte, i) => byte !== bytes[i])) {
      bytes = next.slice();
      headers = awsHeaders(bytes);
    }
    return headers;
  };
}

function read(message: Uint8Array, headersOf: HeadersReader): MessageContent {
  if (message.length < HEAD_SIZE) return { data: '' };
  const view = viewOf(message);
  const payloadAt = HEAD_SIZE + view.getUint32(4);
  const checksumAt = view.getUint32(0) - CHECKSUM_SIZE;
  const headers = headersOf(message.subarray(HEAD_SIZE, payloadAt));
  const event = eventIn(headers);
  return {
    ...(event === undefined ? {} : { event }),
    ...(headers.length > 0 ? { headers } : {}),
    data: decodeUtf8(message.subarray(payloadAt, checksumAt)),
    ...(isIntact(message, view, checksumAt) ? {} : { flaws: ['bad-checksum'] }),
  };
}

function isIntact(message: Uint8Array, view: DataView, checksumAt: number): boolean {
  if (message.length < checksumAt + CHECKSUM_SIZE) return false;
  return crc32(message.subarray(0, checksumAt)) === view.getUint32(checksumAt);
}

function eventIn(headers: readonly Header[]): string | undefined {
  const names = [':event-type', ':exception-type', ':error-code'];
  return headers.find(([name]) => names.includes(name))?.[1];
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
