import { computed, type ReadonlySignal } from '@preact/signals';
import { endOf } from './live.ts';
import type { StreamRecord } from './record.ts';

/** The stretch of time that the list's pictures share. */
export interface Axis {
  /** Epoch ms of the first start; each stream's own start when `common` is false. */
  readonly from: number;
  readonly common: boolean;
  /** ms, rounded up so that it does not change with every arrival. */
  readonly length: number;
}

export function createAxis(
  records: ReadonlySignal<readonly StreamRecord[]>,
  common: ReadonlySignal<boolean>,
  now: ReadonlySignal<number>,
): ReadonlySignal<Axis> {
  let drawn: Axis = { from: 0, common: true, length: 1 };
  return computed(() => {
    let from = Number.POSITIVE_INFINITY;
    let end = 0;
    let longest = 0;
    for (const record of records.value) {
      const stream = record.watch();
      const to = endOf(stream, now);
      from = Math.min(from, stream.open.at);
      end = Math.max(end, to);
      longest = Math.max(longest, to - stream.open.at);
    }
    const axis = { from, common: common.value, length: roundUp(common.value ? end - from : longest) };
    const same = axis.from === drawn.from && axis.common === drawn.common && axis.length === drawn.length;
    if (!same) drawn = axis;
    return drawn;
  });
}

/** To two digits. */
function roundUp(ms: number): number {
  if (!(ms > 1)) return 1;
  const step = 10 ** (Math.floor(Math.log10(ms)) - 1);
  return Math.ceil(ms / step) * step;
}
