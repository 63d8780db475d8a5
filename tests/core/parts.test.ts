import { expect, test } from '@playwright/test';
import type { Delta } from '../../src/dialects/dialect.ts';
import type { Item } from '../../src/framing/item.ts';
import { partOf } from '../../src/parts.ts';

const ITEM: Item = { index: 0, kind: 'event', data: 'raw', start: 0, end: 9, arrival: 0 };
const of = (...deltas: Delta[]) => partOf({ item: ITEM, at: 0, deltas });

for (const [part, piece, delta] of [
  ['answer', 'Hi', { kind: 'text', message: 'a', channel: 'answer', text: 'Hi' }],
  ['reasoning', 'hm', { kind: 'text', message: 'a', channel: 'reasoning', text: 'hm' }],
  ['refusal', 'No', { kind: 'text', message: 'a', channel: 'refusal', text: 'No' }],
  ['empty', '', { kind: 'text', message: 'a', channel: 'answer', text: '' }],
  ['tool', '{"a"', { kind: 'tool', call: 'c', name: 'f', args: '{"a"' }],
  ['tool', 'f', { kind: 'tool', call: 'c', name: 'f' }],
  ['tool result', '{"ok":1}', { kind: 'tool', call: 'c', result: { ok: 1 } }],
  ['tool result', 'done', { kind: 'tool', call: 'c', result: 'done' }],
  ['source', 'A page', { kind: 'source', url: 'https://s.example', title: 'A page' }],
  ['file', 'cat.png', { kind: 'file', name: 'cat.png', mediaType: 'image/png', size: 9 }],
  ['file', 'image/png', { kind: 'file', mediaType: 'image/png' }],
  ['data', 'weather {"t":21}', { kind: 'data', name: 'weather', value: { t: 21 } }],
  ['correction', '[1]', { kind: 'correction', raw: [1] }],
  ['correction', '', { kind: 'correction', raw: undefined }],
  [
    'usage',
    'inputTokens 3, outputTokens 4',
    { kind: 'usage', usage: { inputTokens: 3, outputTokens: 4 }, raw: {} },
  ],
  ['finish', 'stop', { kind: 'finish', reason: 'stop' }],
  ['meta', 'm-1', { kind: 'meta', model: 'm-1', id: 'x' }],
  ['warning', 'nearly full', { kind: 'warning', message: 'nearly full' }],
  ['error', 'boom', { kind: 'error', message: 'boom' }],
  ['keep-alive', '', { kind: 'keepalive' }],
  ['end', '', { kind: 'terminator' }],
] as const satisfies [string, string, Delta][]) {
  test(`${delta.kind} is "${part}" with "${piece}"`, () => expect(of(delta)).toEqual({ part, piece }));
}

test('an event that is not known is undecoded', () => {
  expect(partOf({ item: ITEM, at: 0, deltas: undefined })).toEqual({ part: 'undecoded', piece: '' });
});

test('an event that says nothing is empty', () => expect(of()).toEqual({ part: 'empty', piece: '' }));

test('a comment is a comment, with its text', () => {
  const item = { ...ITEM, kind: 'comment', data: 'ping' } as const;
  expect(partOf({ item, at: 0, deltas: [{ kind: 'keepalive' }] })).toEqual({
    part: 'comment',
    piece: 'ping',
  });
});

test('an event that says several things goes by the most telling', () => {
  const meta: Delta = { kind: 'meta', model: 'm-1' };
  const text: Delta = { kind: 'text', message: 'a', channel: 'answer', text: 'Hi' };
  const finish: Delta = { kind: 'finish', reason: 'stop' };
  expect(of(meta, text, finish)).toEqual({ part: 'answer', piece: 'Hi' });
  expect(of(meta, { ...text, text: '' }, finish)).toEqual({ part: 'finish', piece: 'stop' });
  expect(of(text, { kind: 'error', message: 'boom' })).toEqual({ part: 'error', piece: 'boom' });
});

test('pieces of one part are joined, and no longer than a row', () => {
  const text = (words: string): Delta => ({ kind: 'text', message: 'a', channel: 'answer', text: words });
  expect(of(text('Hel'), text('lo')).piece).toBe('Hello');
  expect(of(text('x'.repeat(1_000_000))).piece).toHaveLength(500);
});
