import type { ItemFlaw } from '../../../../src/framing/item.ts';

const WORDS: Record<ItemFlaw, string> = {
  unterminated: 'cut off',
  'no-data': 'no data',
  'missing-blank-line': 'no blank line',
  'not-framed': 'not an event',
  'bad-checksum': 'bad checksum',
  compressed: 'compressed',
};

const SENTENCES: Record<ItemFlaw, string> = {
  unterminated: 'The body ended before the blank line that ends an event: an EventSource drops it.',
  'no-data': 'It has no data field: an EventSource dispatches nothing.',
  'missing-blank-line': 'The blank line after it is missing: a strict client joins it with the next one.',
  'not-framed': 'This is not an event of the stream’s format at all, but other text.',
  'bad-checksum': 'A checksum in it does not fit its bytes: it was damaged on the way, or made wrongly.',
  compressed: 'Its payload is compressed, so it is shown as base64.',
};

export function inWords(flaw: ItemFlaw): string {
  return WORDS[flaw];
}

export function inFull(flaw: ItemFlaw): string {
  return SENTENCES[flaw];
}
