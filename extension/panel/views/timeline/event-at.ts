import type { Stream } from '../../../../src/stream.ts';

/** Index of the event whose time (ms since the start) is nearest; `undefined` when there is none. */
export function eventAt({ events, open }: Stream, time: number): number | undefined {
  const at = open.at + time;
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  const after = events[low];
  const before = events[low - 1];
  if (!before) return after && low;
  return after && after.at - at < at - before.at ? low : low - 1;
}
