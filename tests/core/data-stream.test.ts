import { expect, test } from '@playwright/test';
import { dataStream } from '../../src/framing/data-stream.ts';
import { itemsOf, told } from './items.ts';

const read = (...pieces: string[]) => told(itemsOf(dataStream, pieces));

test('a line is a part: its code is the event, its value the data', () => {
  expect(itemsOf(dataStream, ['f:{"messageId":"m"}\n0:"Hi', '"\n'])).toEqual([
    { index: 0, kind: 'event', event: 'f', data: '{"messageId":"m"}', start: 0, end: 19, arrival: 0 },
    { index: 1, kind: 'event', event: '0', data: '"Hi"', start: 20, end: 26, arrival: 1 },
  ]);
});

test('a value may have colons, escaped line ends and any character', () => {
  expect(read('0:"a: b\\n0:\\"c\\" 語"\n2:[{"x":"0:1"}]\r\n')).toEqual([
    '0 "a: b\\n0:\\"c\\" 語"',
    '2 [{"x":"0:1"}]',
  ]);
});

test('codes of other libraries are kept', () => {
  expect(read('aui-state:[]\nz:1\n')).toEqual(['aui-state []', 'z 1']);
});

test('a line without a code is kept and flagged', () => {
  expect(read('0:"a"\nInternal Server Error\n\n0:"b"\n')).toEqual([
    '0 "a"',
    'Internal Server Error (not-framed)',
    '0 "b"',
  ]);
});

test('the last line may lack its line end, but not half of its value', () => {
  expect(read('0:"a"\n0:"b"')).toEqual(['0 "a"', '0 "b"']);
  expect(read('0:"a"\n0:"b')).toEqual(['0 "a"', '0 "b (unterminated)']);
  expect(read('0:"a"\n0')).toEqual(['0 "a"', '0 (not-framed)']);
});

test('it is told by its first part, and not taken for the fields of SSE', () => {
  for (const first of ['0:"', 'f:{"messageId"', '2:[1]', '3:"No', '9:{', 'k:{', '8:[']) {
    expect(dataStream.looksLike(first), first).toBe(true);
  }
  for (const short of ['', '0', 'd', 'i', 'e:']) expect(dataStream.looksLike(short), short).toBeUndefined();
  for (const other of ['data: x', 'id: 1', 'event:', '0:1', '0:{', '1:2', 'a:b', '00:', ': ', '{']) {
    expect(dataStream.looksLike(other), other).toBe(false);
  }
});
