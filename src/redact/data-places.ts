import { encodeLatin1, encodeUtf8 } from '../bytes.ts';
import type { Item } from '../framing/item.ts';

/** Where the lines of an item's data stand: `from` in the data, `to` in the body's text. */
interface DataLine {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/** Maps a place in an item's data to one in the body; `undefined` where the data does not stand there as it is. */
export type DataPlaces = (place: number) => number | undefined;

const LINE = /[^\r\n]+/g;
const SSE_DATA = /^\ufeff?data(?:: ?|$)/;

export function dataPlaces(text: string, item: Item): DataPlaces {
  const raw = text.slice(item.start, item.end);
  const lines = sseLines(raw, item) ?? rawLines(raw, item);
  return place => {
    const line = lines.findLast(({ from }) => from <= place);
    return line && place - line.from <= line.length ? line.to + place - line.from : undefined;
  };
}

/** In a binary body, of one character a byte. */
export function dataPlacesInBytes(latin1: string, { data, start, end }: Item): DataPlaces {
  const at = latin1.slice(start, end).lastIndexOf(encodeLatin1(encodeUtf8(data)));
  return place => (at < 0 ? undefined : start + at + encodeUtf8(data.slice(0, place)).length);
}

/** `undefined` when the item is not an event of data lines. */
function sseLines(raw: string, { data, start }: Item): DataLine[] | undefined {
  const lines: DataLine[] = [];
  let from = 0;
  for (const { 0: line, index } of raw.matchAll(LINE)) {
    const field = SSE_DATA.exec(line)?.[0];
    if (field === undefined) continue;
    const value = line.slice(field.length);
    if (data.slice(from, from + value.length) !== value) return undefined;
    lines.push({ from, to: start + index + field.length, length: value.length });
    from += value.length + 1;
  }
  return from === data.length + 1 ? lines : undefined;
}

/** Elsewhere data stands in one piece, after whatever names it; its line ends may be CRLF. */
function rawLines(raw: string, { data, start }: Item): DataLine[] {
  const lineEnd = ['\n', '\r\n'].find(end => raw.includes(data.replaceAll('\n', end)));
  if (lineEnd === undefined) return [];
  let to = start + raw.lastIndexOf(data.replaceAll('\n', lineEnd));
  let from = 0;
  return data.split('\n').map(({ length }) => {
    const line = { from, to, length };
    from += length + 1;
    to += length + lineEnd.length;
    return line;
  });
}
