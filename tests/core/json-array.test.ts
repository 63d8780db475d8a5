import { expect, test } from '@playwright/test';
import { jsonArray } from '../../src/framing/json-array.ts';
import { itemsOf, told } from './items.ts';

const read = (...pieces: string[]) => told(itemsOf(jsonArray, pieces));

test('an element is an item, as it stands there', () => {
  expect(itemsOf(jsonArray, ['[{\n  "a": 1\n}\n', ',\r\n{"b"', ':2}\n]\n'])).toEqual([
    { index: 0, kind: 'event', data: '{\n  "a": 1\n}', start: 1, end: 13, arrival: 0 },
    { index: 1, kind: 'event', data: '{"b":2}', start: 17, end: 24, arrival: 2 },
  ]);
});

test('an element is an item as soon as its bracket is closed', () => {
  const framer = jsonArray.framer();
  expect(framer.push('[{"a":[1,{}]', 0)).toEqual([]);
  expect(framer.push('}', 1)).toMatchObject([{ data: '{"a":[1,{}]}', arrival: 1 }]);
});

test('brackets, quotes and backslashes in texts end nothing', () => {
  const element = '{"a":"]}[{ \\" \\\\","b\\\\":"\\u005d,"}';
  expect(read(`[${element},${element}]`)).toEqual([element, element]);
  expect(read(...`[${element},${element}]`)).toEqual([element, element]);
});

test('elements may be of any type', () => {
  expect(read('[{}, [1,[2]], "a,]b", 12, true,null ]')).toEqual([
    '{}',
    '[1,[2]]',
    '"a,]b"',
    '12',
    'true',
    'null',
  ]);
});

test('a value that is no element is kept and flagged', () => {
  const error = '{"error":{"code":503}}';
  expect(read(`[{"a":1}\n${error}]`)).toEqual(['{"a":1}', `${error} (not-framed)`]);
  expect(read(`[{"a":1}]\n${error}`)).toEqual(['{"a":1}', `${error} (not-framed)`]);
  expect(read(`[{"a":1},\n${error}\n]`)).toEqual(['{"a":1}', error]);
  expect(read('[{"a":1},upstream error,{"b":2}]')).toEqual([
    '{"a":1}',
    'upstream error (not-framed)',
    '{"b":2}',
  ]);
});

test('an element that the body’s end cuts is flagged', () => {
  expect(read('[{"a":1},{"b":"x]')).toEqual(['{"a":1}', '{"b":"x] (unterminated)']);
  expect(read('[{"a":1},12')).toEqual(['{"a":1}', '12']);
  expect(read('[{"a":1},')).toEqual(['{"a":1}']);
});

test('brackets that close nothing do no harm', () => {
  expect(read(']},[{"a":1}}]]')).toEqual(['} (not-framed)', '{"a":1}', '} (not-framed)']);
});

test('it is told by an object in an array', () => {
  for (const first of ['[{', '[{"a"', ' [\r\n  {']) expect(jsonArray.looksLike(first), first).toBe(true);
  for (const short of ['', ' ', '[', '[\n ']) expect(jsonArray.looksLike(short), short).toBeUndefined();
  for (const other of ['[1', '[]', '{', '[DONE]', 'data: [{', ' '.repeat(200)]) {
    expect(jsonArray.looksLike(other), other).toBe(false);
  }
});
