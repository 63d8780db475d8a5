import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { dialects } from '../../src/dialects/index.ts';
import { parseJson } from '../../src/json.ts';
import type { Stream } from '../../src/stream.ts';
import { streamInPieces, streamOf, withLineEnds } from './feed.ts';
import { type Fixture, fixturesOf } from './fixtures.ts';
import { summary } from './summary.ts';

/** Holds every fixture of a dialect to its expectation, however its body is cut and whatever ends its lines. */
export function testDialect(id: string): void {
  test.describe(id, () => {
    for (const fixture of fixturesOf(id)) test(fixture.name, () => testFixture(id, fixture));
  });
}

async function testFixture(id: string, { framing, body, ...fixture }: Fixture): Promise<void> {
  const expected = fixture.expected();
  const whole = streamOf(body);
  await test.step('says what is expected', () => expect(summary(whole)).toEqual(expected));
  await test.step('is found by its content, and by no other dialect', () => {
    expect(whole.dialect.id).toBe(id);
    expect(claimants(whole)).toEqual(id === 'generic' ? [] : [id]);
  });
  await test.step('is framed as its name says', () => expect(whole.framing).toBe(framing));
  await test.step('says the same a byte at a time', () =>
    expect(read(streamOf(body, 1))).toEqual(read(whole)));
  await test.step('says the same wherever it is cut', () => {
    const places = fc.array(fc.nat(body.length), { maxLength: 4 });
    fc.assert(
      fc.property(places, list => {
        expect(read(streamInPieces(body, list))).toEqual(read(whole));
      }),
      { numRuns: 10 },
    );
  });
  if (whole.binary) return;
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
