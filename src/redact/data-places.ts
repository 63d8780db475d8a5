import type { Item } from '../framing/item.ts';

/** Where the lines of an item's data stand: `from` in the data, `to` in the body's text. */
interface DataLine {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

const SSE_LINE = /[^\r\n]+/g;
const SSE_DATA = /^\ufeff?data(?:: ?|$)/;

/** Maps places in an item's data to places in the body's text; `undefined` for data that does not stand there as it is. */
export function dataPlaces(text: string, item: Item): (place: number) => number | undefined {
  const lines = dataLines(text, item);
  return place => {
    const line = lines.findLast(({ from }) => from <= place);
    return line && place - line.from <= line.length ? line.to + place - line.from : undefined;
  };
}

function dataLines(text: string, { data, start, end }: Item): DataLine[] {
  const raw = text.slice(start, end);
  if (raw === data) return [{ from: 0, to: start, length: data.length }];
  const lines: DataLine[] = [];
  let from = 0;
  for (const { 0: line, index } of raw.matchAll(SSE_LINE)) {
    const field = SSE_DATA.exec(line)?.[0];
    if (field === undefined) continue;
    const length = line.length - field.length;
    lines.push({ from, to: start + index + field.length, length });
    from += length + 1;
  }
  return lines;
}
