/** A number and its unit, apart because units are dimmed. */
export interface Quantity {
  readonly value: string;
  readonly unit: string;
}

export const UNKNOWN = '–';

// Made once: making a format costs more than using it.
const counts = new Intl.NumberFormat('en');
const decimals = [0, 1, 2].map(
  digits => new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
);

/** Under 1 s in ms, above in s with two decimals. */
export function duration(ms: number): Quantity {
  if (ms >= 999.5) return { value: counted(ms / 1000, 2), unit: 's' };
  return { value: ms > 0 && ms < 9.95 ? ms.toFixed(1) : ms.toFixed(0), unit: 'ms' };
}

/** A round time, without the noughts. */
export function roundTime(ms: number): string {
  return plain(duration(ms)).replace(/\.?0+ s$/, ' s');
}

export function size(bytes: number): Quantity {
  if (bytes < 1000) return { value: String(bytes), unit: 'B' };
  if (bytes < 999_950) return { value: (bytes / 1000).toFixed(1), unit: 'kB' };
  return { value: counted(bytes / 1_000_000, 1), unit: 'MB' };
}

export function count(value: number): string {
  return counts.format(value);
}

export function rate(perSecond: number): string {
  return perSecond >= 100 ? perSecond.toFixed(0) : perSecond.toFixed(1);
}

export function plain(quantity: Quantity): string {
  return `${quantity.value} ${quantity.unit}`;
}

/** `1 stream`, `2 streams`. */
export function counting(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

function counted(value: number, digits: 1 | 2): string {
  return (decimals[digits] ?? counts).format(value);
}
