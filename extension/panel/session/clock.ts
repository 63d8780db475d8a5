import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Host } from './host.ts';
import type { Log } from './log.ts';

const TICK_MS = 250;

/** Epoch ms for what is still live: ticks slowly, and not at all while nothing is live. */
export function createClock(host: Host, log: Log): ReadonlySignal<number> {
  const now = signal(host.now());
  effect(() => {
    if (!log.live.value) return;
    const tick = () => {
      now.value = host.now();
    };
    tick();
    return host.every(TICK_MS, tick);
  });
  return now;
}
