import { expect, test } from '@playwright/test';
import { diagnose } from '../../src/diagnostics/index.ts';
import { answer, args, call, data, event, PING } from './openai.ts';
import { headers, play, read, type Step } from './recording.ts';

const EVENTS = 100_000;

/** `EVENTS` events, ten a read, each as `make` says. */
function reads(make: (n: number) => string): Step[] {
  const steps: Step[] = [headers(1)];
  for (let n = 0; n < EVENTS; n += 10) {
    const text = Array.from({ length: 10 }, (_, i) => make(n + i)).join('');
    steps.push(read(10 + n / 10, text));
  }
  return steps;
}

/** ms of processor time, which a busy machine does not stretch. */
function cost(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1000;
}

// A quadratic fold takes minutes here; the bound leaves room for a slow machine.
for (const [what, make] of [
  ['of one answer', () => answer('word ')],
  ['of a hundred interleaved answers', (n: number) => choice(n % 100)],
  ['of an answer each', (n: number) => choice(n)],
  [
    'of two hundred interleaved tool calls',
    (n: number) => (n < 200 ? call(`c${n}`, 'f', n) : args('{}', n % 200)),
  ],
  ['that carry a source each', (n: number) => cited(n)],
  ['of comments alone', () => PING],
  ['that no dialect knows', (n: number) => data({ n })],
] as const) {
  test(`100,000 events ${what} are folded in under 3 s`, () => {
    const steps = reads(make);
    expect(cost(() => expect(play(steps).events).toHaveLength(EVENTS))).toBeLessThan(3000);
  });
}

test('a thousand diagnoses of 100,000 events take under 500 ms', () => {
  const stream = play(reads(n => (n % 3 ? answer('word ') : data({ n }))));
  const time = cost(() => {
    for (let i = 0; i < 1000; i++) diagnose(stream);
  });
  expect(time).toBeLessThan(500);
  expect(diagnose(stream)).toHaveLength(1);
});

function choice(index: number): string {
  return data({ object: 'chat.completion.chunk', choices: [{ index, delta: { content: 'word ' } }] });
}

function cited(n: number): string {
  const url_citation = { url: `https://s.example/${n}`, title: `Source ${n}` };
  return event({ content: 'word ', annotations: [{ type: 'url_citation', url_citation }] });
}
