import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { diagnose, rules } from '../../src/diagnostics/index.ts';
import { Stream } from '../../src/stream.ts';
import { answer, args, call, DONE, data, error, finish, PING, reasoning, role, usage } from './openai.ts';
import { close, drop, headers, play, read, readBytes, type Step } from './recording.ts';

const tests = readdirSync(import.meta.dirname)
  .filter(name => name.startsWith('diagnostics-'))
  .map(name => readFileSync(new URL(name, import.meta.url), 'utf8'))
  .join('\n');

for (const { id } of rules) {
  test(`${id} is specified`, () => expect(tests).toContain(`'${id}'`));
}

test('a good stream has no findings', () => {
  const steps = [
    headers(100),
    read(300, role + answer('Hi')),
    read(400, answer('!') + finish()),
    read(410, usage(3, 2) + DONE),
  ];
  expect(diagnose(play([...steps, close(420)]))).toEqual([]);
});

test('what is not known of a saved body is left out', () => {
  const body = new TextEncoder().encode(role + answer('Hi').repeat(50));
  for (const finding of diagnose(Stream.ofBody(body, 'a.sse'))) expect(finding).not.toHaveProperty('time');
});

const text = fc
  .constantFrom(role, answer('a'), reasoning('b'), call('c', 'f'), args('{'), finish('length'), DONE, PING)
  .chain(first =>
    fc.constantFrom(
      first,
      first.slice(0, 20),
      data({ x: first }),
      error({ message: first }),
      'data: {\n\n',
      '<p>',
    ),
  );
const step: fc.Arbitrary<(at: number) => Step> = fc.oneof(
  text.map(t => (at: number) => read(at, t)),
  fc.uint8Array({ maxLength: 9 }).map(bytes => (at: number) => readBytes(at, bytes)),
  fc.constantFrom(200, 404, 0).map(status => (at: number) => headers(at, status)),
  fc.integer({ min: 1, max: 9 }).map(n => (at: number) => drop(at, n, n * 10)),
  fc
    .constantFrom('end', 'cancel', 'abort', 'error', 'unload')
    .map(reason => (at: number) => close(at, reason)),
);

test('whatever happens nothing throws, and each finding says what, where and what to do', () => {
  const happening = fc.array(fc.tuple(step, fc.integer({ min: 0, max: 3000 })), { maxLength: 30 });
  fc.assert(
    fc.property(happening, steps => {
      let at = 0;
      const stream = play(
        steps.map(([make, pause]) => {
          at += pause;
          return make(at);
        }),
      );
      const findings = diagnose(stream);
      for (const { message, advice, event } of findings) {
        expect(message).toMatch(/^\S.*\.$/);
        expect(advice.split(/[.!?] /).length, advice).toBeLessThanOrEqual(2);
        expect(advice).toMatch(/\.$/);
        if (event !== undefined) expect(stream.events[event]).toBeDefined();
      }
      const places = findings.map(({ rule, event, time }) => `${rule} ${event} ${time}`);
      expect(new Set(places).size).toBe(places.length);
    }),
    { numRuns: 200 },
  );
});
