import { expect, test } from '@playwright/test';
import { concatenate, encodeUtf8 } from '../../src/bytes.ts';
import { toHar } from '../../src/exports/har.ts';
import { awsEvent } from './aws-message.ts';
import { found } from './found.ts';
import { close, headers, play, readBytes } from './recording.ts';

const COMPRESSED = 1;

/** An envelope of Connect's streams: flags, length, message. */
function envelope(message: Uint8Array, flags = 0): Uint8Array {
  const head = new Uint8Array(5);
  new DataView(head.buffer).setUint8(0, flags);
  new DataView(head.buffer).setUint32(1, message.length);
  return concatenate([head, message]);
}

const connect = (...envelopes: Uint8Array[]) => [
  headers(100, 200, [['content-type', 'application/connect+json']]),
  readBytes(200, concatenate(envelopes)),
  close(300),
];
const json = (value: unknown) => encodeUtf8(JSON.stringify(value));

test.describe('compressed-event', () => {
  const gzipped = Uint8Array.of(0x1f, 0x8b, 8, 0, 0xff);

  test('events that the framing says are compressed are told with their count', () => {
    const [finding] = found(
      'compressed-event',
      connect(envelope(json({ a: 1 })), envelope(gzipped, COMPRESSED)),
    );
    expect(finding).toMatchObject({ severity: 'info', event: 1, time: 200 });
    expect(finding?.message).toContain('1 event is compressed');
  });

  test('are not told to be broken JSON or text as well', () => {
    const steps = connect(envelope(json({ a: 1 })), envelope(gzipped, COMPRESSED));
    for (const rule of ['invalid-json', 'invalid-utf8', 'undecoded-events']) {
      expect(found(rule, steps)).toEqual([]);
    }
  });

  test('plain events are none', () => {
    expect(found('compressed-event', connect(envelope(json({ a: 1 }))))).toEqual([]);
  });
});

test.describe('bad-checksum', () => {
  const message = awsEvent('chunk', '{"a":1}');
  const spoilt = Buffer.from(message.map((byte, i) => (i === message.length - 6 ? byte + 1 : byte)));
  const aws = (...messages: Uint8Array[]) => [
    headers(100, 200, [['content-type', 'application/vnd.amazon.eventstream']]),
    readBytes(200, concatenate(messages)),
    close(300),
  ];

  test('a message whose bytes were changed is an error', () => {
    const [finding] = found('bad-checksum', aws(message, spoilt));
    expect(finding).toMatchObject({ severity: 'error', event: 1, time: 200 });
    expect(finding?.message).toBe('The checksum of 1 event does not fit its bytes.');
  });

  test('messages as they were sent are none, and their bytes need be no text', () => {
    expect(found('bad-checksum', aws(message, message))).toEqual([]);
    expect(found('invalid-utf8', aws(message, message))).toEqual([]);
  });
});

test('a secret in a binary body is hidden in its place', () => {
  const secret = { api_key: 'grüezi', text: 'ü' };
  const [entry] = toHar([play(connect(envelope(json({ a: 'é' })), envelope(json(secret))))]).log.entries;
  expect(entry?.response.content.text).toContain('{"api_key":"*******","text":"ü"}');
  expect(entry?.response.content.size).toBe(Buffer.byteLength(entry?.response.content.text ?? ''));
});
