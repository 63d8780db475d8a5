import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { Item } from '../../src/framing/item.ts';
import { sse } from '../../src/framing/sse.ts';

/** Everything but the arrival, which depends on the cut. */
type Content = Omit<Item, 'arrival'>;

function contents(pieces: readonly string[]): Content[] {
  const framer = sse.framer();
  const pushed = pieces.flatMap((piece, arrival) => framer.push(piece, arrival));
  return [...pushed, ...framer.end()].map(({ arrival: _, ...content }) => content);
}

const lineEnd = fc.constantFrom('\n', '\r', '\r\n');
const line = fc.oneof(
  fc.constantFrom(
    '',
    '',
    'data: {"a":1}',
    'data: [DONE]',
    'event: x',
    'id: 1',
    'retry: 5',
    ': ping',
    '{',
    '}',
    '<p>',
    'data',
  ),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'grapheme' }).map(text => `data: ${text}`),
);
const body = fc.array(fc.tuple(line, lineEnd)).map(lines => lines.flat().join(''));

/** A body and a way to cut it. */
const cutBody = fc
  .tuple(fc.oneof(body, fc.string({ unit: 'binary' })), fc.array(fc.nat(40)))
  .map(([text, sizes]) => ({ text, pieces: cut(text, sizes) }));

function cut(text: string, sizes: readonly number[]): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const size of sizes) {
    pieces.push(text.slice(from, from + size));
    from += size;
  }
  return [...pieces, text.slice(from)];
}

test('any cut of any text gives the same items', () => {
  fc.assert(
    fc.property(cutBody, ({ text, pieces }) => {
      expect(contents(pieces)).toEqual(contents([text]));
    }),
    { numRuns: 500 },
  );
});

test('every data line of any text is in some item', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z ]{1,9}$/)), lineEnd, (texts, end) => {
      const sent = texts.map(text => `data:${text}`).join(end);
      const received = contents([sent]).map(({ data }) => data);
      expect(received.join('\n')).toBe(texts.map(text => text.replace(/^ /, '')).join('\n'));
    }),
  );
});

test('items stand in the text in order, and none overlaps another but a comment within an event', () => {
  fc.assert(
    fc.property(body, text => {
      const events = contents([text]).filter(({ kind }) => kind === 'event');
      for (const [i, { start, end }] of events.entries()) {
        expect(start).toBeLessThanOrEqual(end);
        expect(start).toBeGreaterThanOrEqual(events[i - 1]?.end ?? 0);
      }
    }),
  );
});

// A framer that looked at a character twice for each arrival would need minutes here.
test.describe('in time linear in the text', () => {
  test.setTimeout(20_000);

  test('an event of 8 MB in arrivals of 16 KB', () => {
    const piece = 'x'.repeat(16 * 1024);
    const pieces = ['data: "', ...Array<string>(512).fill(piece), '"\n\n'];
    expect(contents(pieces)[0]?.data).toHaveLength(8 * 1024 * 1024 + 2);
  });

  test('an event of a million lines', () => {
    expect(contents([`${'data: {\n'.repeat(1_000_000)}\n`])[0]?.data).toHaveLength(2_000_000 - 1);
  });

  test('a million arrivals of one character', () => {
    expect(contents([...'data: [1]\n\n'.repeat(90_910)])).toHaveLength(90_910);
    expect(contents([...`data: ${'y'.repeat(1_000_000)}\n\n`])[0]?.data).toHaveLength(1_000_000);
  });

  test('a million JSON events without blank lines', () => {
    expect(contents(['data: {}\n'.repeat(1_000_000)])).toHaveLength(1_000_000);
  });
});
