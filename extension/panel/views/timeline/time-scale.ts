/** From time (ms since the start) to places (CSS pixels) and back. */
export interface TimeScale {
  /** Where time 0 stands. */
  readonly left: number;
  readonly right: number;
  readonly length: number;
  x(time: number): number;
  time(x: number): number;
}

/** Room for the lanes' names, and for a label that ends at the edge. */
const NAMES = 84;
const MARGIN = 12;

export function timeScale(width: number, length: number): TimeScale {
  const left = NAMES;
  const right = Math.max(left + 1, width - MARGIN);
  const perMs = (right - left) / Math.max(1, length);
  return {
    left,
    right,
    length,
    x: time => left + time * perMs,
    time: x => Math.min(length, Math.max(0, (x - left) / perMs)),
  };
}
