import type { Stall } from '../../../../src/metrics.ts';
import { duration, plain } from '../format.ts';
import { EventLink } from '../parts/event-link.tsx';

export function StallNote({ stall }: { stall: Stall }) {
  return (
    <p class="note stall">
      <b>Stalled {plain(duration(stall.to - stall.from))}</b> at {plain(duration(stall.from))}, between{' '}
      <EventLink event={stall.before} /> and <EventLink event={stall.after} />.{' '}
      {stall.alive && 'Keep-alives went on, so the connection was up.'}
    </p>
  );
}

/** Nothing has come for a while, and it is not known how long that will last. */
export function StallNow({ ms }: { ms: number }) {
  return (
    <p class="note stall">
      <b>Stalled for {plain(duration(ms))}</b> and still running
    </p>
  );
}
