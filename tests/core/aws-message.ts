import { crc32 } from 'node:zlib';

/** A header of any type of the AWS event stream, as its type byte and the value's bytes. */
export interface AwsHeader {
  readonly name: string;
  readonly type: number;
  readonly value: Buffer;
}

/** A message of the AWS event stream, https://smithy.io/2.0/aws/amazon-eventstream.html, with right checksums. */
export function awsMessage(headers: readonly AwsHeader[], payload: string | Uint8Array): Buffer {
  const head = Buffer.concat(headers.map(headerBytes));
  const body = Buffer.from(payload);
  const lengths = Buffer.concat([uint32(16 + head.length + body.length), uint32(head.length)]);
  const message = Buffer.concat([lengths, uint32(crc32(lengths)), head, body]);
  return Buffer.concat([message, uint32(crc32(message))]);
}

/** A header that is text. */
export function textHeader(name: string, text: string): AwsHeader {
  const bytes = Buffer.from(text);
  return { name, type: 7, value: Buffer.concat([uint16(bytes.length), bytes]) };
}

/** An event as services send it. */
export function awsEvent(type: string, payload: string): Buffer {
  return awsMessage([textHeader(':event-type', type), textHeader(':message-type', 'event')], payload);
}

function headerBytes({ name, type, value }: AwsHeader): Buffer {
  return Buffer.concat([
    Buffer.from([Buffer.byteLength(name)]),
    Buffer.from(name),
    Buffer.from([type]),
    value,
  ]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
