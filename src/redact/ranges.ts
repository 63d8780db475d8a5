/** A stretch of a text to hide: UTF-16 code units, `end` exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
  /** Digits are hidden by digits, so that a JSON number stays one. */
  readonly digits?: true;
}

/** In order and without overlaps. */
export function merged(ranges: readonly Range[]): Range[] {
  const all: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (!last || range.start >= last.end) all.push(range);
    else if (range.end > last.end) all[all.length - 1] = { ...last, end: range.end };
  }
  return all;
}

/** The stretches of a range that lie on one line each. */
export function byLine(text: string, { start, end, ...rest }: Range): Range[] {
  return [...text.slice(start, end).matchAll(/[^\r\n]+/g)].map(({ 0: line, index }) => ({
    ...rest,
    start: start + index,
    end: start + index + line.length,
  }));
}

/** How many bytes a UTF-16 code unit takes; both halves of a surrogate pair take two of its four. */
type Width = (unit: number) => number;

const UTF8: Width = unit => (unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3);
const LATIN1: Width = () => 1;

/** Puts `*` for every byte of the ranges but line ends, so that lines, sizes and boundaries of arrivals stay. */
export function mask(text: string, ranges: readonly Range[], encoding: 'utf-8' | 'latin1' = 'utf-8'): string {
  const width = encoding === 'utf-8' ? UTF8 : LATIN1;
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, digits } of merged(ranges)) {
    parts.push(text.slice(from, start));
    const hidden = text.slice(start, end);
    if (digits) parts.push(hidden.replace(/\d/g, '1'));
    else parts.push(hidden.replace(/[^\r\n]+/g, line => '*'.repeat(bytesOf(line, width))));
    from = end;
  }
  return parts.join('') + text.slice(from);
}

function bytesOf(text: string, width: Width): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) bytes += width(text.charCodeAt(i));
  return bytes;
}
