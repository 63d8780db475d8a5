import { expect, test } from '@playwright/test';
import type { Delta } from '../../src/dialects/dialect.ts';
import { TranscriptFold, textOf, toolCalls } from '../../src/transcript.ts';

/** One delta an event, numbered from 0. */
function fold(...deltas: Delta[]) {
  const { transcript, add } = bound(new TranscriptFold());
  for (const [event, delta] of deltas.entries()) add(event, delta);
  return transcript;
}

function bound(folding: TranscriptFold) {
  return { transcript: folding.transcript, add: folding.add.bind(folding) };
}

const text = (text: string, message = 'a', channel: 'answer' | 'reasoning' = 'answer'): Delta => ({
  kind: 'text',
  message,
  channel,
  text,
});
const replacement = (words: string, message = 'a'): Delta => ({
  kind: 'text',
  message,
  channel: 'answer',
  text: words,
  replace: true,
});
const args = (call: string, args: string) => ({ kind: 'tool', call, args }) as const;

test('text of one message and channel is one block, with the place of every piece', () => {
  expect(fold(text('Hel'), text(''), text('lo')).blocks).toEqual([
    {
      kind: 'text',
      message: 'a',
      channel: 'answer',
      text: 'Hello',
      pieces: [
        { event: 0, start: 0 },
        { event: 2, start: 3 },
      ],
    },
  ]);
});

test('a change of channel begins a block', () => {
  const { blocks } = fold(text('hm', 'a', 'reasoning'), text('Hi'), text('hm', 'a', 'reasoning'));
  expect(blocks.map(block => block.kind === 'text' && block.channel)).toEqual([
    'reasoning',
    'answer',
    'reasoning',
  ]);
});

test('messages that interleave are a block each', () => {
  const { blocks } = fold(text('1', 'a'), text('2', 'b'), text('3', 'a'), text('4', 'b'));
  expect(blocks).toMatchObject([
    { message: 'a', text: '13' },
    { message: 'b', text: '24' },
  ]);
});

test('text after a tool call stands after it', () => {
  const { blocks } = fold(text('before'), args('c', '{}'), text('after'));
  expect(blocks).toMatchObject([{ text: 'before' }, { kind: 'tool' }, { text: 'after' }]);
});

test('a source or warning does not cut a text in two', () => {
  const { blocks } = fold(text('a'), { kind: 'source', url: 'https://s.example' }, text('b'));
  expect(blocks).toMatchObject([{ text: 'ab' }, { kind: 'note', event: 1 }]);
});

test('a replacement stands for all text of its message and channel, in its first place', () => {
  const { blocks } = fold(
    text('x', 'b'),
    text('one'),
    args('c', '{}'),
    text('two'),
    replacement('all'),
    text('!'),
  );
  expect(blocks).toMatchObject([
    { message: 'b', text: 'x' },
    { message: 'a', text: 'all!' },
    { kind: 'tool' },
  ]);
});

test('replaced arguments stand for all of the call so far', () => {
  const [call] = toolCalls(
    fold(args('1', '{"a"'), { ...args('1', '{"b":1'), replace: true }, args('1', '}')),
  );
  expect(call).toMatchObject({
    args: '{"b":1}',
    pieces: [
      { event: 1, start: 0 },
      { event: 2, start: 6 },
    ],
  });
});

test('a replacement of nothing is an answer', () => {
  expect(textOf(fold(replacement('all')), 'answer')).toBe('all');
});

test('tool calls that interleave keep their own arguments', () => {
  const transcript = fold(
    { kind: 'tool', call: 'c1', name: 'one' },
    { kind: 'tool', call: 'c2', name: 'two' },
    args('c1', '{"a"'),
    args('c2', '{"b"'),
    args('c1', ':1}'),
    args('c2', ':2}'),
  );
  expect(toolCalls(transcript)).toMatchObject([
    { call: 'c1', name: 'one', args: '{"a":1}', state: 'streaming' },
    { call: 'c2', name: 'two', args: '{"b":2}', state: 'streaming' },
  ]);
});

test('a result ends its call, unless the stream names its state', () => {
  const [done, failed] = toolCalls(
    fold(
      { kind: 'tool', call: 'c1', result: { ok: 1 } },
      { kind: 'tool', call: 'c2', result: 'boom', state: 'error' },
    ),
  );
  expect(done).toMatchObject({ result: { ok: 1 }, state: 'done' });
  expect(failed).toMatchObject({ result: 'boom', state: 'error' });
});

test('a file and data stand where they came', () => {
  const file: Delta = { kind: 'file', mediaType: 'image/png', size: 9 };
  const data: Delta = { kind: 'data', name: 'weather', value: { t: 21 } };
  expect(fold(text('a'), file, data).blocks).toMatchObject([
    { kind: 'text', text: 'a' },
    { kind: 'note', event: 1, note: file },
    { kind: 'note', event: 2, note: data },
  ]);
});

test('usage overwrites field by field and never adds; every report is kept', () => {
  const { usage, usageReports } = fold(
    { kind: 'usage', usage: { inputTokens: 5, outputTokens: 1 }, raw: 'first' },
    { kind: 'usage', usage: { outputTokens: 9 }, raw: 'second' },
  );
  expect(usage).toEqual({ inputTokens: 5, outputTokens: 9 });
  expect(usageReports).toEqual([
    { event: 0, raw: 'first' },
    { event: 1, raw: 'second' },
  ]);
});

test('metadata overwrites what it says and leaves the rest', () => {
  const transcript = fold(
    { kind: 'meta', model: 'm-1', id: 'x', extra: { a: 1, b: 1 } },
    { kind: 'meta', model: 'm-2', extra: { b: 2 } },
  );
  expect(transcript).toMatchObject({ model: 'm-2', id: 'x', extra: { a: 1, b: 2 } });
});

test('a finish and an error tell where they stand', () => {
  const transcript = fold(text('a'), { kind: 'finish', reason: 'stop' }, { kind: 'error', message: 'late' });
  expect(transcript).toMatchObject({ finish: 'stop', finishEvent: 1, errorEvent: 2, terminated: false });
  expect(transcript.error?.message).toBe('late');
});

test('text of a channel is that of all its messages, in order', () => {
  const transcript = fold(text('1', 'a'), text('hm', 'a', 'reasoning'), text('2', 'b'));
  expect(textOf(transcript, 'answer')).toBe('12');
  expect(textOf(transcript, 'reasoning')).toBe('hm');
  expect(textOf(transcript, 'refusal')).toBe('');
});
