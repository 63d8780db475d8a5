import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { dialects } from '../../src/dialects/index.ts';
import { isRecord, parseJson } from '../../src/json.ts';
import { streamOf } from './feed.ts';
import { fixturesOf } from './fixtures.ts';

const hints = { url: '', headers: [] };

/** An event by its name, and its data: JSON, or text that is none. */
interface Told {
  readonly event: string | undefined;
  readonly json: unknown;
}

/** The events of the dialect's fixtures. */
function eventsOf(id: string): Told[] {
  return fixturesOf(id).flatMap(({ body }) =>
    streamOf(body).events.map(({ item: { event, data } }) => ({ event, json: parseJson(data) ?? data })),
  );
}

/** The value with something else at one random place in it. */
function spoiled(value: unknown): fc.Arbitrary<unknown> {
  const keys = Array.isArray(value) ? value.map((_, i) => i) : isRecord(value) ? Object.keys(value) : [];
  if (keys.length === 0) return fc.jsonValue();
  const deeper = fc.constantFrom(...keys).chain(key =>
    spoiled(Reflect.get(Object(value), key)).map(inner => {
      const copy: object = Array.isArray(value) ? [...value] : { ...Object(value) };
      Reflect.set(copy, key, inner);
      return copy;
    }),
  );
  return fc.oneof({ weight: 1, arbitrary: fc.jsonValue() }, { weight: 6, arbitrary: deeper });
}

for (const dialect of dialects) {
  test(`${dialect.id} neither throws nor says what is no text at events that are not as they should be`, () => {
    const events = eventsOf(dialect.id);
    expect(events).not.toEqual([]);
    const spoiledEvents = fc.array(
      fc
        .constantFrom(...events)
        .chain(({ event, json }) => spoiled(json).map(other => ({ event, json: other }))),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(spoiledEvents, list => {
        const parsed = list.map(({ event, json }, index) => {
          const data = typeof json === 'string' ? json : JSON.stringify(json);
          const item = { index, kind: 'event', data, start: 0, end: 0, arrival: 0 } as const;
          return { item: event === undefined ? item : { ...item, event }, json: parseJson(data) };
        });
        const score = dialect.matches(parsed, hints);
        expect(score >= 0 && score <= 1).toBe(true);
        const read = dialect.reader();
        for (const delta of parsed.flatMap(event => read(event) ?? [])) {
          if (delta.kind === 'text') expect(typeof delta.text).toBe('string');
          if (delta.kind === 'error') expect(typeof delta.message).toBe('string');
          if (delta.kind === 'tool')
            expect([typeof delta.call, typeof (delta.args ?? '')]).toEqual(['string', 'string']);
        }
      }),
      { numRuns: 300 },
    );
  });
}

test('a payload cannot reach what it should not, whatever its keys are called', () => {
  const data =
    '{"__proto__":{"polluted":1},"choices":[{"delta":{"constructor":1,"content":"x"}}],"usage":{"__proto__":{"prompt_tokens":1}}}';
  const stream = streamOf(Buffer.from(`data: ${data}\n\n`));
  expect(stream.transcript.blocks).toMatchObject([{ text: 'x' }]);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  expect(stream.transcript.usage).toEqual({});
});
