import { encodeUtf8 } from '../../src/bytes.ts';
import type { Framing, Item } from '../../src/framing/item.ts';

/** Items of a body that arrives in these pieces and then ends. */
export function itemsOf(
  framing: Framing,
  pieces: readonly (string | Uint8Array)[],
  contentType = '',
): Item[] {
  const framer = framing.framer(contentType);
  const pushed = pieces.flatMap((piece, arrival) => {
    if (framer.takes === 'bytes')
      return framer.push(typeof piece === 'string' ? encodeUtf8(piece) : piece, arrival);
    return typeof piece === 'string' ? framer.push(piece, arrival) : [];
  });
  return [...pushed, ...framer.end()];
}

/** Everything of an item but its arrival, which depends on the cut. */
export function withoutArrival({ arrival: _, ...content }: Item): Omit<Item, 'arrival'> {
  return content;
}

/** The text or bytes cut into pieces of these sizes, and the rest. */
export function cut<Input extends string | Uint8Array>(input: Input, sizes: readonly number[]): Input[];
export function cut(input: string | Uint8Array, sizes: readonly number[]): (string | Uint8Array)[] {
  const pieces = [];
  let from = 0;
  for (const size of sizes) {
    pieces.push(input.slice(from, from + size));
    from += size;
  }
  return [...pieces, input.slice(from)];
}

/** Data of each item, with its flaws behind it. */
export function told(items: readonly Item[]): string[] {
  return items.map(({ event, data, flaws }) =>
    [event === undefined ? '' : `${event} `, data, ...(flaws ?? []).map(flaw => ` (${flaw})`)].join(''),
  );
}
