import { computed, type ReadonlySignal } from '@preact/signals';
import { endOf } from './live.ts';
import type { StreamRecord } from './record.ts';

/** The stretch of time that the list's pictures share. */
export interface Axis {
  /** Epoch ms of the first start; each stream's own start when `common` is false. */
  readonly from: number;
  readonly common: boolean;
  /** ms. */
  readonly length: number;
}

export function createAxis(
  records: ReadonlySignal<readonly StreamRecord[]>,
  common: ReadonlySignal<boolean>,
  now: ReadonlySignal<number>,
): ReadonlySignal<Axis> {
  return computed(() => {
    const streams = records.value.map(record => record.watch());
    const from = streams.reduce((least, stream) => Math.min(least, stream.open.at), Number.POSITIVE_INFINITY);
    const length = streams.reduce((most, stream) => {
      const end = endOf(stream, now);
      return Math.max(most, end - (common.value ? from : stream.open.at));
    }, 1);
    return { from: streams.length > 0 ? from : 0, common: common.value, length };
  });
}
