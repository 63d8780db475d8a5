import { expect, test } from '@playwright/test';
import { encodeLatin1 } from '../../src/bytes.ts';
import { awsEventstream } from '../../src/framing/aws-eventstream.ts';
import { awsEvent, awsMessage, textHeader } from './aws-message.ts';
import { itemsOf, told } from './items.ts';

const hello = awsEvent('chunk', '{"text":"Hé"}');
const world = awsEvent('chunk', '{"text":"語"}');
const read = (...pieces: Uint8Array[]) => told(itemsOf(awsEventstream, pieces));

/** The same bytes with one of them changed. */
function damaged(bytes: Uint8Array, place: number): Uint8Array {
  return bytes.map((byte, i) => (i === place ? byte ^ 1 : byte));
}

test('a message is an item, placed by bytes', () => {
  const size = hello.length;
  const headers = [
    [':event-type', 'chunk'],
    [':message-type', 'event'],
  ];
  const common = { kind: 'event', event: 'chunk', headers } as const;
  expect(itemsOf(awsEventstream, [Buffer.concat([hello, world.subarray(0, 9)]), world.subarray(9)])).toEqual([
    { index: 0, ...common, data: '{"text":"Hé"}', start: 0, end: size, arrival: 0 },
    { index: 1, ...common, data: '{"text":"語"}', start: size, end: size + world.length, arrival: 1 },
  ]);
});

test('headers of every type are read', () => {
  const bytes = (hex: string) => Buffer.from(hex, 'hex');
  const message = awsMessage(
    [
      { name: 'yes', type: 0, value: bytes('') },
      { name: 'no', type: 1, value: bytes('') },
      { name: 'byte', type: 2, value: bytes('ff') },
      { name: 'short', type: 3, value: bytes('8000') },
      { name: 'int', type: 4, value: bytes('00010000') },
      { name: 'long', type: 5, value: bytes('7fffffffffffffff') },
      { name: 'bytes', type: 6, value: bytes('00020fff') },
      textHeader('text', 'naïve'),
      { name: 'time', type: 8, value: bytes('0000018bcfe56800') },
      { name: 'never', type: 8, value: bytes('7fffffffffffffff') },
      { name: 'uuid', type: 9, value: bytes('00112233445566778899aabbccddeeff') },
    ],
    '',
  );
  expect(itemsOf(awsEventstream, [message])[0]?.headers).toEqual([
    ['yes', 'true'],
    ['no', 'false'],
    ['byte', '-1'],
    ['short', '-32768'],
    ['int', '65536'],
    ['long', '9223372036854775807'],
    ['bytes', 'D/8='],
    ['text', 'naïve'],
    ['time', '2023-11-14T22:13:20.000Z'],
    ['never', '9223372036854775807 ms'],
    ['uuid', '00112233-4455-6677-8899-aabbccddeeff'],
  ]);
});

test('headers of a type that is not known, or longer than there is room, are left out with those after them', () => {
  const unknown = { name: 'x', type: 10, value: Buffer.alloc(0) };
  const endless = { name: 'y', type: 7, value: Buffer.from([0xff, 0xff]) };
  for (const bad of [unknown, endless]) {
    const message = awsMessage([textHeader(':event-type', 'e'), bad], '{}');
    expect(itemsOf(awsEventstream, [message])).toMatchObject([
      { event: 'e', data: '{}', headers: [[':event-type', 'e']] },
    ]);
  }
});

test('an exception and an error are named by what they are', () => {
  const exception = [textHeader(':message-type', 'exception'), textHeader(':exception-type', 'throttling')];
  const error = [textHeader(':error-code', 'Internal'), textHeader(':error-message', 'Sorry')];
  expect(read(awsMessage(exception, '{"message":"Slow down"}'), awsMessage(error, ''))).toEqual([
    'throttling {"message":"Slow down"}',
    'Internal ',
  ]);
});

test('a message without headers or payload is one', () => {
  expect(itemsOf(awsEventstream, [awsMessage([], '')])).toEqual([
    { index: 0, kind: 'event', data: '', start: 0, end: 16, arrival: 0 },
  ]);
});

test('a payload that was damaged is kept and flagged', () => {
  const place = hello.indexOf('text');
  expect(read(damaged(hello, place), world)).toEqual([
    'chunk {"uext":"Hé"} (bad-checksum)',
    'chunk {"text":"語"}',
  ]);
});

test('where the lengths are damaged, the next message is found', () => {
  const items = itemsOf(awsEventstream, [hello, damaged(hello, 2), world]);
  expect(items.map(({ data, start, flaws }) => [flaws ?? data, start])).toEqual([
    ['{"text":"Hé"}', 0],
    [['not-framed'], hello.length],
    ['{"text":"語"}', hello.length * 2],
  ]);
});

test('a body that is none at all is kept as it is', () => {
  expect(read(Buffer.from('{"message":"The security token is invalid."}'))).toEqual([
    '{"message":"The security token is invalid."} (not-framed)',
  ]);
});

test('a message that the body’s end cuts is flagged, with as much as came', () => {
  const cutAt = (size: number) => read(hello, world.subarray(0, size)).slice(1);
  expect(cutAt(0)).toEqual([]);
  expect(cutAt(5)).toEqual([' (unterminated)']);
  expect(cutAt(world.length - 9)).toEqual(['chunk {"text":" (unterminated)']);
  expect(cutAt(world.length - 1)).toEqual(['chunk {"text":"語"} (unterminated)']);
});

test('after a hole the next whole message is found', () => {
  const framer = awsEventstream.framer();
  const broken = Buffer.concat([world.subarray(40), hello]);
  expect(told(framer.push(Buffer.concat([hello, world.subarray(0, 20)]), 0))).toEqual([
    'chunk {"text":"Hé"}',
  ]);
  expect(told(framer.hole())).toHaveLength(1);
  expect(told(framer.push(broken, 1))).toEqual([
    expect.stringContaining('(not-framed)'),
    'chunk {"text":"Hé"}',
  ]);
});

test('it is told by the checksum of its lengths', () => {
  const first = encodeLatin1(hello);
  expect(awsEventstream.looksLike(first)).toBe(true);
  expect(awsEventstream.looksLike(first.slice(0, 12))).toBe(true);
  expect(awsEventstream.looksLike(first.slice(0, 11))).toBeUndefined();
  expect(awsEventstream.looksLike(encodeLatin1(damaged(hello, 9)))).toBe(false);
  expect(awsEventstream.looksLike('\0\0\0\x20ftypisom\0\0')).toBe(false);
  expect(awsEventstream.looksLike('data: x')).toBe(false);
});
