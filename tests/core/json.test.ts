import { expect, test } from '@playwright/test';
import { asFilled, asList, asNumber, at, isRecord, parseJson } from '../../src/json.ts';

test('what is not JSON is undefined', () => {
  expect(parseJson('[DONE]')).toBeUndefined();
  expect(parseJson('')).toBeUndefined();
  expect(parseJson('null')).toBeNull();
});

test('a path leads to a value, or to nothing where it breaks off', () => {
  const json = parseJson('{"choices":[{"delta":{"content":"x"}}]}');
  expect(at(json, 'choices', 0, 'delta', 'content')).toBe('x');
  expect(at(json, 'choices', 1, 'delta', 'content')).toBeUndefined();
  expect(at(json, 'choices', 'delta')).toBeUndefined();
  expect(at('text', 'length')).toBeUndefined();
  expect(at(null, 'a')).toBeUndefined();
});

test('a path sees own properties only', () => {
  expect(at({}, 'constructor')).toBeUndefined();
  expect(at({}, '__proto__')).toBeUndefined();
  expect(at(parseJson('{"__proto__":1}'), '__proto__')).toBe(1);
});

test('guards let one type through', () => {
  expect([isRecord({}), isRecord([]), isRecord(null)]).toEqual([true, false, false]);
  expect([asFilled('a'), asFilled(''), asFilled(1)]).toEqual(['a', undefined, undefined]);
  expect([asNumber(0), asNumber('0')]).toEqual([0, undefined]);
  expect([asList([1]), asList({ length: 1 })]).toEqual([[1], []]);
});
