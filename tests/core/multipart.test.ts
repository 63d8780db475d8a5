import { expect, test } from '@playwright/test';
import { multipart } from '../../src/framing/multipart.ts';
import { itemsOf, told } from './items.ts';

const type = 'multipart/mixed; boundary="-"; deferSpec=20220824';
const JSON_TYPE = 'Content-Type: application/json';
const read = (...pieces: string[]) => told(itemsOf(multipart, pieces, type));

test('a part is an item with its headers', () => {
  const body = `\r\n---\r\n${JSON_TYPE}\r\nX-Part: 1\r\n\r\n{"a":1}\r\n-----\r\n`;
  expect(itemsOf(multipart, [body], type)).toEqual([
    {
      index: 0,
      kind: 'event',
      headers: [
        ['Content-Type', 'application/json'],
        ['X-Part', '1'],
      ],
      data: '{"a":1}',
      start: 7,
      end: 59,
      arrival: 0,
    },
  ]);
});

test('the boundary may be quoted or not, and anything', () => {
  const body = `--g=_1\r\n${JSON_TYPE}\r\n\r\n{}\r\n--g=_1--\r\n`;
  for (const boundary of ['g=_1', '"g=_1"']) {
    expect(told(itemsOf(multipart, [body], `multipart/mixed;boundary=${boundary};x=y`))).toEqual(['{}']);
  }
});

test('where no header tells the boundary, the first line of dashes does', () => {
  const body = `--graphql\n${JSON_TYPE}\n\n{"a":1}\n--graphql\n${JSON_TYPE}\n\n{"b":2}\n--graphql--\n`;
  expect(told(itemsOf(multipart, [body]))).toEqual(['{"a":1}', '{"b":2}']);
});

test('a part is whole as soon as the boundary has begun the next line', () => {
  const framer = multipart.framer(type);
  expect(framer.push(`---\r\n${JSON_TYPE}\r\n\r\n{"a":1}\r\n--`, 0)).toEqual([]);
  expect(framer.push('-', 1)).toMatchObject([{ data: '{"a":1}', arrival: 1 }]);
  expect(framer.push(`\r\n${JSON_TYPE}\r\n\r\n{"b":2}\r\n-----`, 2)).toMatchObject([{ data: '{"b":2}' }]);
  expect(framer.end()).toEqual([]);
});

test('a part may have no headers, several lines, and lines of dashes', () => {
  expect(read('---\r\n\r\n{"a":\r\n1}\r\n--x\n\r\n---\r\n\r\n{}\n-----')).toEqual([
    '{"a":\r\n1}\r\n--x\n',
    '{}',
  ]);
});

test('a part without a body is flagged', () => {
  expect(read(`---\r\n${JSON_TYPE}\r\n---\r\n\r\n{}\r\n-----`)).toEqual([' (no-data)', '{}']);
});

test('what stands before, between and after the parts is kept and flagged', () => {
  expect(read('Hello\r\n---\r\n\r\n{}\r\n-----\r\nBye\r\n')).toEqual([
    'Hello (not-framed)',
    '{}',
    'Bye (not-framed)',
  ]);
  expect(read('{"error":"No"}')).toEqual(['{"error":"No"} (not-framed)']);
});

test('a part that the body’s end cuts is flagged', () => {
  expect(read('---\r\n\r\n{"a":')).toEqual(['{"a": (unterminated)']);
  expect(read('---\r\n\r\n{"a":1}\r\n--')).toEqual(['{"a":1}\r\n-- (unterminated)']);
  expect(read('---\r\nContent-Ty')).toEqual([' (no-data) (unterminated)']);
});

test('it is told by a boundary and a header of a part', () => {
  for (const first of [`\r\n---\r\n${JSON_TYPE}`, '--b\ncontent-type:', '--b c\r\nContent-Length: 2']) {
    expect(multipart.looksLike(first), first).toBe(true);
  }
  for (const short of ['', '\r', '\r\n', '-', '--', '---\r', '---\r\n', '---\r\nContent-']) {
    expect(multipart.looksLike(short), short).toBeUndefined();
  }
  for (const other of ['---\ntitle: x', '- a', '\r\n\r\n', '--b\n{', `--${'b'.repeat(80)}`, 'data: x']) {
    expect(multipart.looksLike(other), other).toBe(false);
  }
});
