import { expect, test } from '@playwright/test';
import { answer, DONE, finish } from '../openai.ts';
import { close, headers, read, START } from '../recording.ts';
import { type Bench, bench, streamOf } from './host.ts';

const WHOLE = [headers(10), read(20, answer('Hi')), read(30, finish() + DONE), close(40)];

function withStreams(count: number): Bench {
  const it = bench();
  for (let i = 0; i < count; i++) add(it, i);
  return it;
}

function add(it: Bench, number: number): void {
  it.take(...streamOf(number, WHOLE, { at: START + number * 100, url: `https://chat.example/s${number}` }));
  it.draw();
}

test('the newest stream is shown until one is chosen', () => {
  const it = withStreams(2);
  const { view, records } = it.session;
  expect(view.selected.value?.id).toBe('d:1');
  add(it, 2);
  expect(view.selected.value?.id).toBe('d:2');
  view.select(records.value[0]);
  add(it, 3);
  expect(view.selected.value?.id).toBe('d:0');
});

test('looking into the stream that is shown stays with it', () => {
  const it = withStreams(1);
  it.session.view.stay();
  add(it, 1);
  expect(it.session.view.selected.value?.id).toBe('d:0');
});

test('a detail that was put away stays away until the list is cleared', () => {
  const it = withStreams(1);
  it.session.view.select(undefined);
  add(it, 1);
  expect(it.session.view.selected.value).toBeUndefined();
  it.session.clear();
  add(it, 2);
  expect(it.session.view.selected.value?.id).toBe('d:2');
});

test('a selected event belongs to its stream', () => {
  const it = withStreams(2);
  const { view, records } = it.session;
  view.reveal(1);
  expect([view.tab.value, view.event.value]).toEqual(['Events', 1]);
  view.select(records.value[0]);
  expect(view.event.value).toBeUndefined();
});

test('every word of the filter must be found, and none with a minus', () => {
  const it = withStreams(3);
  const shown = (filter: string) => {
    it.session.view.filter.value = filter;
    return it.session.shown.value.map(({ id }) => id);
  };
  expect(shown('S1')).toEqual(['d:1']);
  expect(shown('post done m-1')).toHaveLength(3);
  expect(shown('chat -s1 -s2')).toEqual(['d:0']);
  expect(shown('s1 s2')).toEqual([]);
  expect(shown('s[0-9]')).toEqual([]);
});

test('the counts are of the streams that are shown', () => {
  const it = withStreams(3);
  it.take(...streamOf(9, WHOLE.slice(0, 2), { at: START + 900, url: 'https://chat.example/late' }));
  it.draw();
  expect(it.session.summary.value).toMatchObject({ streams: 4, running: 1, failed: 0, medianTtft: 20 });
  it.session.view.filter.value = 'late';
  expect(it.session.summary.value).toMatchObject({ streams: 1, running: 1, tokens: undefined });
});

test('the clock stands still while nothing is live', () => {
  const it = bench();
  const { now } = it.session;
  const before = now.value;
  it.pass(1000);
  expect(now.value).toBe(before);
  it.take(...streamOf(1, WHOLE.slice(0, 2)));
  it.draw();
  it.pass(1000);
  expect(now.value).toBe(before + 2000);
  it.take(...streamOf(1, WHOLE));
  it.draw();
  it.pass(1000);
  expect(now.value).toBe(before + 2000);
});

test('an export is a HAR of the streams, named by the first', () => {
  const it = withStreams(2);
  it.session.exportHar(it.session.records.value);
  const [file] = it.saved;
  expect(file?.name).toBe('deltascope-2025-10-09T08-53-20.har');
  expect(JSON.parse(file?.text ?? '').log.entries).toHaveLength(2);
});
