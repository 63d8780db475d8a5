import { type Step, send, wait } from '../server/scenario.ts';

/** Sends each body by itself, about every `ms`: between half and one and a half of it, the same at each run. */
export function paced(ms: number, bodies: readonly (string | Uint8Array)[]): Step[] {
  return bodies.flatMap((body, i) => [wait(Math.round(ms * (0.5 + unevenness(i)))), send(body)]);
}

/** Joins every `size` bodies into one, as a server does that flushes seldom. */
export function bursts(size: number, bodies: readonly string[]): string[] {
  return bodies.flatMap((_, i) => (i % size === 0 ? [bodies.slice(i, i + size).join('')] : []));
}

/** 0 to 1, scattered, but a function of `i` alone. */
function unevenness(i: number): number {
  return ((i * 7919 + 104729) % 101) / 100;
}
