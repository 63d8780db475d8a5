import type { Item } from '../../../../src/framing/item.ts';

const sizes = new WeakMap<Item, number>();

/** Bytes of an item's data in UTF-8, counted once. */
export function sizeOf(item: Item): number {
  const known = sizes.get(item);
  if (known !== undefined) return known;
  const size = utf8Length(item.data);
  sizes.set(item, size);
  return size;
}

function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    // Both halves of a surrogate pair count two bytes, so that a pair counts four.
    length += code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2;
  }
  return length;
}
