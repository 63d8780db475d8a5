import type { Stream } from '../../../../src/stream.ts';

export interface EventArrival {
  /** ms since the arrival before; absent where the event came with the one before it. */
  readonly gap: number | undefined;
  /** Its place among the events of one network read; absent when it came alone. */
  readonly burst: 'first' | 'middle' | 'last' | undefined;
}

export function arrivalOf({ events, open, timed }: Stream, index: number): EventArrival {
  const event = events[index];
  if (!event) return { gap: undefined, burst: undefined };
  const before = events[index - 1];
  const after = events[index + 1];
  const joined = before?.item.arrival === event.item.arrival;
  const goesOn = after?.item.arrival === event.item.arrival;
  return {
    gap: joined || !timed ? undefined : event.at - (before?.at ?? open.at),
    burst: joined ? (goesOn ? 'middle' : 'last') : goesOn ? 'first' : undefined,
  };
}
