import type { ReadonlySignal } from '@preact/signals';
import type { Stream } from '../../../src/stream.ts';

/** More is to come: it is not closed, and the dialect's own end mark has not been seen either. */
export function isLive({ running, transcript }: Stream): boolean {
  return running && !transcript.terminated;
}

/** Epoch ms up to which a stream is told: its end, the clock's now while it is live. */
export function endOf(stream: Stream, now: ReadonlySignal<number>): number {
  const last = stream.arrivals.at(-1)?.at ?? stream.response?.at ?? stream.open.at;
  return stream.closed?.at ?? (isLive(stream) ? Math.max(now.value, last) : last);
}
