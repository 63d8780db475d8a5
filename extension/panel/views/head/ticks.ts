const STEPS = [1, 2, 5];
const WANTED = 5;
/** The last label stands at the end, so that a tick needs this share of room before it. */
const ROOM = 0.86;

/** Round times (ms) for a scale from 0 to `length`. */
export function ticks(length: number): number[] {
  const magnitude = 10 ** Math.floor(Math.log10(length / WANTED));
  const step = magnitude * (STEPS.find(each => each * magnitude * WANTED >= length) ?? 10);
  const all: number[] = [];
  for (let at = 0; at < length * ROOM; at += step) all.push(at);
  return all;
}
