import { expect, test } from '@playwright/test';
import type { DocumentMessage } from '../../../src/wire.ts';
import { answer, DONE, finish } from '../openai.ts';
import { close, headers, read, START } from '../recording.ts';
import { type Bench, bench, streamOf } from './host.ts';

const WHOLE = [headers(10), read(20, answer('Hi')), read(30, finish() + DONE), close(40)];

const page = (at: number, top = true): DocumentMessage => ({
  kind: 'document',
  document: top ? 'd' : 'frame',
  at: START + at,
  url: 'https://chat.example/',
  top,
});

function shown({ session }: Bench): string[] {
  return session.records.value.map(({ id, stream }) => `${id} ${stream.status}`);
}

test('streams are listed in order of their start, whichever came first', () => {
  const it = bench();
  it.take(...streamOf(2, WHOLE, { at: START + 500 }), ...streamOf(1, WHOLE));
  it.draw();
  expect(shown(it)).toEqual(['d:1 done', 'd:2 done']);
});

test('messages that come again change nothing', () => {
  const it = bench();
  it.take(...streamOf(1, WHOLE), ...streamOf(1, WHOLE));
  it.draw();
  expect(it.session.records.value[0]?.stream.events).toHaveLength(3);
  expect(it.asked).toEqual([]);
});

test('a thousand messages cost one frame', () => {
  const it = bench();
  it.take(
    ...streamOf(1, [headers(10), ...Array.from({ length: 1000 }, (_, i) => read(20 + i, answer('x')))]),
  );
  it.draw();
  it.draw();
  expect(it.frames).toBe(1);
  expect(it.session.records.value[0]?.stream.events).toHaveLength(1000);
});

test('while nothing is recorded, new streams are ignored and known ones go on', () => {
  const it = bench();
  const [open = [], rest] = [streamOf(1, WHOLE).slice(0, 3), streamOf(1, WHOLE).slice(3)];
  it.take(...open);
  it.session.record(false);
  it.take(...streamOf(2, WHOLE), ...rest);
  it.session.record(true);
  it.draw();
  expect(shown(it)).toEqual(['d:1 done']);
});

test('what was cleared does not come back with a replay, and the replay says how far it was seen', () => {
  const it = bench();
  it.take(...streamOf(1, WHOLE.slice(0, 2)));
  it.session.clear();
  it.take(...streamOf(1, WHOLE));
  it.draw();
  expect(shown(it)).toEqual([]);
  it.session.take({ kind: 'joined', document: 'd' });
  expect(it.asked).toEqual([{ kind: 'replay', document: 'd', have: { 'd:1': 5 } }]);
});

test('a navigation clears what began before it', () => {
  const it = bench();
  it.take(page(0), ...streamOf(1, WHOLE, { at: START + 100 }));
  it.take(page(1000), ...streamOf(2, WHOLE, { at: START + 1100 }));
  it.draw();
  expect(shown(it)).toEqual(['d:2 done']);
});

test('with Preserve log a navigation clears nothing', () => {
  const it = bench();
  it.session.preserve(true);
  it.take(page(0), ...streamOf(1, WHOLE, { at: START + 100 }), page(1000));
  it.draw();
  expect(shown(it)).toEqual(['d:1 done']);
});

test('a frame that comes to life clears nothing', () => {
  const it = bench();
  it.take(page(0), ...streamOf(1, WHOLE, { at: START + 100 }), page(1000, false));
  it.draw();
  expect(shown(it)).toEqual(['d:1 done']);
});

test('a page that comes back from the cache does not bring back what its leaving cleared', () => {
  const it = bench();
  it.take(page(0), ...streamOf(1, WHOLE, { at: START + 100 }), page(1000));
  it.take(page(0), ...streamOf(1, WHOLE, { at: START + 100 }));
  it.draw();
  expect(shown(it)).toEqual([]);
});

test('what was still running when its document left ended there, at the last that is known of it', () => {
  const it = bench();
  it.take(...streamOf(1, WHOLE.slice(0, 2)), ...streamOf(2, WHOLE));
  it.session.take({ kind: 'left', document: 'd' });
  it.draw();
  expect(shown(it)).toEqual(['d:1 unloaded', 'd:2 done']);
  expect(it.session.records.value[0]?.stream.closed?.at).toBe(START + 20);
});

test('a document that was only frozen is asked for its stream again, which then goes on', () => {
  const it = bench();
  const messages = streamOf(1, WHOLE);
  it.take(...messages.slice(0, 3));
  it.session.take({ kind: 'left', document: 'd' });
  it.session.take({ kind: 'joined', document: 'd' });
  expect(it.asked.at(-1)).toMatchObject({ have: { 'd:1': 3 } });
  it.pass(3000);
  it.take(...messages.slice(3));
  expect(it.asked.at(-1)).toMatchObject({ have: { 'd:1': 0 } });
  it.take(...messages);
  it.draw();
  expect(shown(it)).toEqual(['d:1 done']);
});

test('what a full backlog forgot is counted over all documents', () => {
  const it = bench();
  it.take({ kind: 'forgotten', document: 'd', streams: 1, bytes: 10 });
  it.take({ kind: 'forgotten', document: 'd', streams: 2, bytes: 30 });
  it.take({ kind: 'forgotten', document: 'e', streams: 1, bytes: 5 });
  expect(it.session.pages.forgotten.value).toEqual({ streams: 3, bytes: 35 });
});
