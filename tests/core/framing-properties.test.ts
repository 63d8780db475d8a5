import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { framings } from '../../src/framing/index.ts';
import type { Framing } from '../../src/framing/item.ts';
import { awsEvent } from './aws-message.ts';
import { cut, itemsOf, withoutArrival } from './items.ts';

const contentType = 'multipart/mixed; boundary=b';

/** Pieces that bodies of any framing are made of, good and bad. */
const fragment = fc.oneof(
  fc.constantFrom(
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    '\ufeff',
    ' ',
    ',',
    '[',
    ']',
    '{',
    '}',
    '"',
    '\\',
    '--',
    '-',
    ':',
  ),
  fc.constantFrom('{"a":1}', '{"a":"]}\\"[{"}', '{"b":', '[1,"2"]', 'null', '12', 'data: x', '<p>', ': ping'),
  fc.constantFrom('0:"hi"\n', 'f:{"messageId":"m"}\n', 'd:{}\n', 'data: {"a":1}\n\n', 'event: e\n'),
  fc.constantFrom('--b', '--b--', '\r\n--b\r\n', '--b\r\nContent-Type: text/plain\r\n\r\n'),
  fc.string({ unit: 'grapheme' }),
);
const text = fc.array(fragment).map(fragments => fragments.join(''));

const message = fc.oneof(
  fc.json().map(json => awsEvent('chunk', json)),
  fc
    .json()
    .map(json =>
      Buffer.concat([Buffer.from([0, 0, 0, 0, Buffer.byteLength(json) % 256]), Buffer.from(json)]),
    ),
  fc.constantFrom(
    Buffer.from([0, 0, 0, 0, 0]),
    Buffer.from([2, 0, 0, 0, 2, 123, 125]),
    Buffer.from([0, 0, 0]),
  ),
  fc.uint8Array().map(bytes => Buffer.from(bytes)),
);
const bytes = fc.array(message, { maxLength: 6 }).map(messages => new Uint8Array(Buffer.concat(messages)));

const sizes = fc.array(fc.nat(40));

for (const framing of framings) {
  const { takes } = framing.framer(contentType);
  const body: fc.Arbitrary<string | Uint8Array> = takes === 'text' ? text : bytes;
  const read = (pieces: readonly (string | Uint8Array)[]) =>
    itemsOf(framing, pieces, contentType).map(withoutArrival);

  test.describe(framing.id, () => {
    test('gives the same items for any cut of any body', () => {
      fc.assert(
        fc.property(body, sizes, (whole, list) => {
          expect(read(cut(whole, list))).toEqual(read([whole]));
        }),
        { numRuns: 200 },
      );
    });

    test('numbers its items, and gives each a place in the body after the one before', () => {
      fc.assert(
        fc.property(body, whole => {
          const all = read([whole]);
          const items = all.filter(({ kind }) => kind === 'event');
          const places = [0, ...items.flatMap(({ start, end }) => [start, end]), whole.length];
          expect(places).toEqual(places.toSorted((a, b) => a - b));
          expect(all.map(({ index }) => index)).toEqual(all.map((_, i) => i));
        }),
      );
    });

    test('answers about its first bytes once and for all', () => {
      fc.assert(
        fc.property(fc.oneof(text.map(latin1), bytes.map(latin1)), whole => {
          const answers = Array.from({ length: 99 }, (_, i) => framing.looksLike(whole.slice(0, i)));
          const told = answers.findIndex(answer => answer !== undefined);
          expect(new Set(told < 0 ? [] : answers.slice(told)).size).toBeLessThan(2);
        }),
      );
    });
  });
}

function latin1(body: string | Uint8Array): string {
  return Buffer.from(body).toString('latin1');
}

// A framer that looked at a byte twice for each arrival would need minutes here.
test.describe('in time linear in the body', () => {
  test.setTimeout(20_000);

  for (const framing of framings) {
    test(framing.id, () => {
      for (const [what, whole] of Object.entries(bodies(framing))) {
        const pieces = cut(whole, Array(Math.floor(whole.length / 16_384)).fill(16_384));
        expect(itemsOf(framing, pieces, contentType).length, what).toBeGreaterThan(0);
        const start = whole.slice(0, 100_000);
        const bytes = cut(start, Array(start.length).fill(1));
        expect(itemsOf(framing, bytes, contentType).length, what).toBeGreaterThan(0);
      }
    });
  }
});

/** Large bodies: one long item, many short ones, what is no body of this framing, and what might be its beginning. */
function bodies({ id, framer }: Framing): Record<string, string | Uint8Array> {
  const long = `"${'x'.repeat(4_000_000)}"`;
  const garbage = '{[<"x '.repeat(50_000);
  if (framer('').takes === 'bytes') {
    const envelope = (payload: string) => {
      const length = Buffer.alloc(5);
      length.writeUInt32BE(payload.length, 1);
      return id === 'aws-eventstream'
        ? awsEvent('e', payload)
        : Buffer.concat([length, Buffer.from(payload)]);
    };
    return {
      'a long message': envelope(long),
      'many messages': Buffer.concat(Array<Buffer>(50_000).fill(envelope('{}'))),
      'no messages': Buffer.from(garbage),
      'nothing but zeros': Buffer.alloc(500_000),
    };
  }
  const around = { 'json-array': ['[', ']'], multipart: ['--b\n\n', '\n--b--'], 'data-stream': ['0:', '\n'] };
  const [before, after] = Object.entries(around).find(([key]) => key === id)?.[1] ?? ['data: ', '\n\n'];
  const line = id === 'multipart' ? '--b\n\n{}\n' : id === 'json-array' ? '{},' : `${before}{}\n`;
  return {
    'a long item': `${id === 'ndjson' ? '' : before}${long}${after}`,
    'many items': `${id === 'json-array' ? '[' : ''}${line.repeat(100_000)}`,
    'no items': garbage,
    'many line ends': `${before}x${'\n'.repeat(500_000)}x`,
  };
}
