import { expect, test } from '@playwright/test';
import { ndjson } from '../../src/framing/ndjson.ts';
import { itemsOf, told } from './items.ts';

const read = (...pieces: string[]) => told(itemsOf(ndjson, pieces));

test('a line is an item, whatever ends it', () => {
  expect(read('{"a":1}\n{"b":2}\r\n[3]\r')).toEqual(['{"a":1}', '{"b":2}', '[3]']);
});

test('a line may be cut anywhere, also between CR and LF', () => {
  expect(read('{"a"', ':1}\r', '\n{"b":2}', '\n')).toEqual(['{"a":1}', '{"b":2}']);
});

test('an item stands where its line does, and came when that was ended', () => {
  expect(itemsOf(ndjson, ['{"a":1}\n\n{"b"', ':"ä"}', '\n'])).toEqual([
    { index: 0, kind: 'event', data: '{"a":1}', start: 0, end: 7, arrival: 0 },
    { index: 1, kind: 'event', data: '{"b":"ä"}', start: 9, end: 18, arrival: 2 },
  ]);
});

test('empty lines say nothing', () => {
  expect(read('\n  \n{}\n\r\n\t\n')).toEqual(['{}']);
});

test('a line that is no JSON is kept and flagged, and hides none after it', () => {
  expect(read('{"a":1}\nInternal Server Error\n{"a":\n{"b":2}\n')).toEqual([
    '{"a":1}',
    'Internal Server Error (not-framed)',
    '{"a": (not-framed)',
    '{"b":2}',
  ]);
});

test('numbers, texts and words are values as well', () => {
  expect(read('1\n"x"\nnull\nnul\n')).toEqual(['1', '"x"', 'null', 'nul (not-framed)']);
});

test('a line separator of Unicode ends no line', () => {
  expect(read('{"a":"x\u2028y"}\n')).toEqual(['{"a":"x\u2028y"}']);
});

test('the last line may lack its line end, but not half of its value', () => {
  expect(read('{"a":1}\n{"b":2}')).toEqual(['{"a":1}', '{"b":2}']);
  expect(read('{"a":1}\n{"b":')).toEqual(['{"a":1}', '{"b": (unterminated)']);
});

test('a byte order mark belongs to no line', () => {
  expect(itemsOf(ndjson, ['\ufeff', '{}\n'])).toMatchObject([{ data: '{}', start: 1, end: 3 }]);
});

test('it is told by a second line, since one alone may be a document', () => {
  expect(ndjson.looksLike('{"a":1}\n{')).toBe(true);
  expect(ndjson.looksLike('  {"a":1}\r\n{"b"')).toBe(true);
  for (const short of ['', '{', '{"a":1}', '{"a":1}\n', '{"a":1}\r\n']) {
    expect(ndjson.looksLike(short), short).toBeUndefined();
  }
  for (const other of ['{\n"a"', '{"a":1}\n\n\n\n\n', '{"a":1}\nx', '[1]\n{', 'data', '{"a":\n{']) {
    expect(ndjson.looksLike(other), other).toBe(false);
  }
});
