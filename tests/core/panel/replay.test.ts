import { expect, test } from '@playwright/test';
import { answer } from '../openai.ts';
import { headers, read } from '../recording.ts';
import { bench, streamOf } from './host.ts';

const RUNNING = [headers(10), read(20, answer('a')), read(30, answer('b')), read(40, answer('c'))];

test('a document that joins is asked for what is lacking of it', () => {
  const it = bench();
  it.take(...streamOf(1, RUNNING));
  it.session.take({ kind: 'joined', document: 'd' });
  it.session.take({ kind: 'joined', document: 'other' });
  expect(it.asked).toEqual([
    { kind: 'replay', document: 'd', have: { 'd:1': 5 } },
    { kind: 'replay', document: 'other', have: {} },
  ]);
});

test('a message that comes too early is asked for once, however many follow it', () => {
  const it = bench();
  const messages = streamOf(1, RUNNING);
  it.take(...messages.slice(0, 2), ...messages.slice(3));
  expect(it.asked).toEqual([{ kind: 'replay', have: { 'd:1': 2 } }]);
  it.take(...messages.slice(2));
  it.draw();
  expect(it.session.records.value[0]?.stream.events).toHaveLength(3);
});

test('a stream that is seen first in its middle is asked for from its start', () => {
  const it = bench();
  const messages = streamOf(1, RUNNING);
  it.take(...messages.slice(2));
  expect(it.asked).toEqual([{ kind: 'replay', have: {} }]);
  it.take(...messages);
  it.draw();
  expect(it.session.records.value).toHaveLength(1);
});

test('a replay that is under way is not asked for again', () => {
  const it = bench();
  it.session.take({ kind: 'joined', document: 'd' });
  it.take(...streamOf(1, RUNNING).slice(2));
  expect(it.asked).toHaveLength(1);
});

test('a replay that brings nothing is asked for again, and then given up', () => {
  const it = bench();
  it.take(...streamOf(1, RUNNING).slice(2));
  for (let i = 0; i < 5; i++) it.pass(2000);
  expect(it.asked).toHaveLength(2);
});
