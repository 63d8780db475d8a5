import { expect, test } from '@playwright/test';
import { JsonDocument } from '../../src/dialects/parts/json-document.ts';

/** The document after the patch, or the word for one that does not fit. */
function patched(value: unknown, ...operations: object[]): unknown {
  const document = new JsonDocument(value);
  return document.patch(operations) ? document.value : 'does not fit';
}

test('a patch adds, removes, replaces, moves and copies', () => {
  expect(patched({ a: [1, 3] }, { op: 'add', path: '/a/1', value: 2 })).toEqual({ a: [1, 2, 3] });
  expect(patched({ a: [1] }, { op: 'add', path: '/a/-', value: null })).toEqual({ a: [1, null] });
  expect(patched({ a: [1, 2] }, { op: 'remove', path: '/a/0' })).toEqual({ a: [2] });
  expect(patched({ a: 1 }, { op: 'replace', path: '', value: [] })).toEqual([]);
  expect(patched({ a: 1 }, { op: 'move', from: '/a', path: '/b' })).toEqual({ b: 1 });
  const copied = patched(
    { a: { x: 1 } },
    { op: 'copy', from: '/a', path: '/b' },
    { op: 'add', path: '/b/y', value: 2 },
  );
  expect(copied).toEqual({ a: { x: 1 }, b: { x: 1, y: 2 } });
});

test('a pointer reaches keys with a slash or a tilde in them, and empty ones', () => {
  const value = { 'a/b': 1, 'c~d': 2, '': 3 };
  expect(patched(value, { op: 'test', path: '/a~1b', value: 1 })).toEqual(value);
  expect(patched(value, { op: 'test', path: '/c~0d', value: 2 })).toEqual(value);
  expect(patched(value, { op: 'test', path: '/', value: 3 })).toEqual(value);
});

test('a patch that does not fit changes nothing, however far it came', () => {
  const value = { list: [1, 2], name: 'x' };
  const document = new JsonDocument(value);
  const begun = [
    { op: 'remove', path: '/list/0' },
    { op: 'add', path: '/list/-', value: 9 },
    { op: 'replace', path: '/name', value: 'y' },
    { op: 'add', path: '/other', value: 1 },
    { op: 'move', from: '/name', path: '/list/0' },
  ];
  expect(document.patch([...begun, { op: 'test', path: '/list', value: [] }])).toBe(false);
  expect(document.value).toEqual(value);
});

const misfits: readonly (readonly [string, unknown])[] = [
  ['no list', { op: 'remove', path: '/list' }],
  ['an unknown operation', [{ op: 'spam', path: '/list' }]],
  ['a path that is none', [{ op: 'remove', path: 'list' }]],
  ['a member that is not there', [{ op: 'replace', path: '/none', value: 1 }]],
  ['a place behind the end', [{ op: 'add', path: '/list/7', value: 1 }]],
  ['a place with a leading zero', [{ op: 'remove', path: '/list/00' }]],
  ['a member of a text', [{ op: 'add', path: '/name/x', value: 1 }]],
  ['a value moved into itself', [{ op: 'move', from: '/list', path: '/list/0' }]],
  ['no value', [{ op: 'add', path: '/x' }]],
];
for (const [what, operations] of misfits) {
  test(`a patch with ${what} does not fit`, () => {
    expect(new JsonDocument({ list: [1, 2], name: 'x' }).patch(operations)).toBe(false);
  });
}

test('a key called __proto__ is a key like any other', () => {
  const value = patched({}, { op: 'add', path: '/__proto__', value: { polluted: true } });
  expect(JSON.stringify(value)).toBe('{"__proto__":{"polluted":true}}');
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

test('copies that double a document stop before they fill the memory', () => {
  const document = new JsonDocument({ a: ['x'] });
  const doubling = { op: 'copy', from: '/a', path: '/a/-' };
  const taken = Array.from({ length: 64 }, () => document.patch([doubling]));
  expect(taken.indexOf(false)).toBeGreaterThan(3);
  expect(JSON.stringify(document.value).length).toBeLessThan(20_000_000);
});
