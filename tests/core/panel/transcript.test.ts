import { expect, test } from '@playwright/test';
import { passagesOf } from '../../../extension/panel/views/transcript/passages.ts';
import { requestMessages } from '../../../extension/panel/views/transcript/request-messages.ts';
import { answer, args, call } from '../openai.ts';
import { headers, play, read, type Step } from '../recording.ts';

function passages(...steps: Step[]): string[] {
  const { transcript, metrics } = play([headers(10), ...steps]);
  return passagesOf(transcript.blocks, metrics.stalls).map(passage => {
    if (passage.kind === 'text') return passage.block.text.slice(passage.from, passage.to);
    return passage.kind === 'tool' ? `tool ${passage.block.name}` : passage.kind;
  });
}

test('a stall cuts a text where it happened', () => {
  expect(
    passages(read(20, answer('a') + answer('b')), read(3020, answer('c')), read(3040, answer('d'))),
  ).toEqual(['ab', 'stall', 'cd']);
});

test('a stall before a tool call stands before its card', () => {
  expect(passages(read(20, answer('a')), read(3020, call('c1', 'look') + args('{}')))).toEqual([
    'a',
    'stall',
    'tool look',
  ]);
});

test('a block keeps its key as it grows', () => {
  const stream = play([headers(10), read(20, answer('a')), read(30, answer('b'))]);
  const keys = () => passagesOf(stream.transcript.blocks, []).map(({ key }) => key);
  expect(keys()).toEqual(keys());
});

test('the conversation is found in what requests are like', () => {
  const of = (body: unknown, url = 'https://chat.example/') =>
    requestMessages(body === undefined ? undefined : JSON.stringify(body), url).map(
      ({ role, text }) => `${role}: ${text}`,
    );
  expect(
    of({
      messages: [
        { role: 'system', content: 'Be kind' },
        { role: 'user', content: 'Hi' },
      ],
    }),
  ).toEqual(['system: Be kind', 'user: Hi']);
  expect(
    of({ system: 'Be kind', messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }] }),
  ).toEqual(['system: Be kind', 'user: Hi']);
  expect(of({ messages: [{ role: 'user', parts: [{ type: 'text', text: 'Hi' }] }] })).toEqual(['user: Hi']);
  expect(of({ contents: [{ parts: [{ text: 'Hi' }] }] })).toEqual(['user: Hi']);
  expect(of({ message: 'Hi' })).toEqual(['user: Hi']);
  expect(of({ prompt: 'Hi', stream: true })).toEqual(['user: Hi']);
  expect(of({ input: 'Hi' })).toEqual(['user: Hi']);
  expect(of(undefined, 'https://chat.example/s?message=Hi')).toEqual(['user: Hi']);
});

test('a request that tells no conversation gives none', () => {
  for (const body of [
    undefined,
    '',
    '{',
    '[]',
    '{"messages":[{"role":"user"}]}',
    '{"messages":"no"}',
    'null',
  ]) {
    expect(requestMessages(body, 'not an address')).toEqual([]);
  }
});
