import { expect, test } from '@playwright/test';
import { connectJson } from '../../src/framing/connect-json.ts';
import { itemsOf, told } from './items.ts';

/** A message in its envelope. */
function envelope(flags: number, message: string | Uint8Array): Buffer {
  const payload = Buffer.from(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(payload.length);
  return Buffer.concat([Buffer.from([flags]), length, payload]);
}

const read = (...pieces: Uint8Array[]) => told(itemsOf(connectJson, pieces));

test('an envelope is an item, placed by bytes, however it is cut', () => {
  const [first, last] = [envelope(0, '{"text":"語"}'), envelope(2, '{}')];
  const expected = [
    { index: 0, kind: 'event', data: '{"text":"語"}', start: 0, end: 19, arrival: 0 },
    { index: 1, kind: 'event', event: 'EndStreamResponse', data: '{}', start: 19, end: 26, arrival: 1 },
  ];
  expect(itemsOf(connectJson, [Buffer.concat([first, last.subarray(0, 3)]), last.subarray(3)])).toEqual(
    expected,
  );
});

test('the last envelope tells the error', () => {
  const error = '{"error":{"code":"unavailable","message":"overloaded"}}';
  expect(read(envelope(0, '{"a":1}'), envelope(2, error))).toEqual(['{"a":1}', `EndStreamResponse ${error}`]);
});

test('an empty message and one after the end are messages', () => {
  expect(read(envelope(0, ''), envelope(2, '{}'), envelope(0, '{}'))).toEqual([
    '',
    'EndStreamResponse {}',
    '{}',
  ]);
});

test('a compressed message is kept as base64 and flagged', () => {
  expect(read(envelope(1, Uint8Array.of(31, 139)), envelope(3, Uint8Array.of(1)))).toEqual([
    'H4s= (compressed)',
    'EndStreamResponse AQ== (compressed)',
  ]);
});

test('a body that is none at all is kept as it is', () => {
  expect(read(Buffer.from('{"code":"unauthenticated"}'))).toEqual([
    '{"code":"unauthenticated"} (not-framed)',
  ]);
});

test('what is no envelope is kept up to the next one', () => {
  expect(read(envelope(0, '{"a":1}'), Buffer.from('<html>'), envelope(0, '{"b":2}'))).toEqual([
    '{"a":1}',
    '<html> (not-framed)',
    '{"b":2}',
  ]);
});

test('a message that the body’s end cuts is flagged', () => {
  expect(read(envelope(0, '{"a":1}').subarray(0, 9))).toEqual(['{"a" (unterminated)']);
  expect(read(Uint8Array.of(0, 0))).toEqual([' (unterminated)']);
});

test('a length beyond all reason is no length', () => {
  expect(read(Buffer.from([0, 255, 255, 255, 255, 65]))).toEqual([expect.stringContaining('A (not-framed)')]);
});

test('it is told by a flags byte, a length and an object', () => {
  expect(connectJson.looksLike('\0\0\0\0\x09{')).toBe(true);
  for (const short of ['', '\0', '\0\0', '\0\0\0\0\x09']) {
    expect(connectJson.looksLike(short), JSON.stringify(short)).toBeUndefined();
  }
  for (const other of ['\0\x01', '\0\0\0\0\x09[', '{', '\x02']) {
    expect(connectJson.looksLike(other), JSON.stringify(other)).toBe(false);
  }
});
