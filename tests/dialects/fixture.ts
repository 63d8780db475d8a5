import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { dialects } from '../../src/dialects/index.ts';
import { parseJson } from '../../src/json.ts';
import type { Stream } from '../../src/stream.ts';
import { streamOf, withLineEnds } from './feed.ts';
import { summary } from './summary.ts';

export const fixtures = new URL('fixtures/', import.meta.url);

/** Holds every fixture of a dialect to its expectation, however its body is cut and whatever ends its lines. */
export function testDialect(id: string): void {
  const folder = new URL(`${id}/`, fixtures);
  test.describe(id, () => {
    for (const file of readdirSync(folder).filter(name => name.endsWith('.sse'))) {
      const name = file.slice(0, -'.sse'.length);
      const body = readFileSync(new URL(file, folder));
      const expected: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
      test(name, () => testFixture(id, body, expected));
    }
  });
}

async function testFixture(id: string, body: Uint8Array, expected: unknown): Promise<void> {
  const whole = streamOf(body);
  await test.step('says what is expected', () => expect(summary(whole)).toEqual(expected));
  await test.step('is found by its content, and by no other dialect', () => {
    expect(whole.dialect.id).toBe(id);
    expect(claimants(whole)).toEqual(id === 'generic' ? [] : [id]);
  });
  await test.step('says the same a byte at a time', () =>
    expect(read(streamOf(body, 1))).toEqual(read(whole)));
  for (const lineEnd of ['\r\n', '\r'] as const) {
    await test.step(`says the same with ${JSON.stringify(lineEnd)} for line ends`, () => {
      const changed = withLineEnds(body, lineEnd);
      expect(summary(streamOf(changed))).toEqual(expected);
      expect(read(streamOf(changed, 1))).toEqual(read(streamOf(changed)));
    });
  }
}

/** All that was read of a stream but the times. */
function read({ events, transcript }: Stream): object {
  return {
    events: events.map(({ item: { arrival: _, ...item }, deltas }) => ({ item, deltas })),
    transcript,
  };
}

/** Dialects other than `generic` that score above 0 on the whole stream. */
function claimants({ events }: Stream): string[] {
  const items = events.map(({ item }) => ({ item, json: parseJson(item.data) }));
  const hints = { url: '', headers: [] };
  return dialects
    .filter(({ id, matches }) => id !== 'generic' && matches(items, hints) > 0)
    .map(({ id }) => id);
}
