import { expect, test } from '@playwright/test';
import { answer, finish, PING } from '../openai.ts';
import { headers, read } from '../recording.ts';
import { type Bench, bench, streamOf } from './host.ts';

const STEPS = [
  headers(10),
  read(20, answer('one')),
  read(30, PING),
  read(40, answer('two') + answer('three')),
  read(50, finish()),
];

function rows({ session }: Bench): (number | undefined)[] {
  const { count, eventAt } = session.events.value;
  return Array.from({ length: count }, (_, row) => eventAt(row));
}

test('without a filter each event has its row', () => {
  const it = bench();
  it.take(...streamOf(1, STEPS));
  it.draw();
  expect(rows(it)).toEqual([0, 1, 2, 3, 4]);
});

test('the filter finds data, decoded pieces and parts, and events that come later', () => {
  const it = bench();
  it.session.view.eventFilter.value = 'answer t';
  it.take(...streamOf(1, STEPS.slice(0, 3)));
  it.draw();
  expect(rows(it)).toEqual([0]);
  it.take(...streamOf(1, STEPS));
  it.draw();
  expect(rows(it)).toEqual([0, 2, 3]);
  it.session.view.eventFilter.value = 'comment';
  expect(rows(it)).toEqual([1]);
});

test('an event that the filter hides stands at the row before it', () => {
  const it = bench();
  it.session.view.eventFilter.value = 'answer';
  it.take(...streamOf(1, STEPS));
  it.draw();
  const { rowOf } = it.session.events.value;
  expect([0, 1, 2, 4].map(rowOf)).toEqual([0, 0, 1, 2]);
});
