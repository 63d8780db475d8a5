import type { Stream } from '../stream.ts';

export type Severity = 'info' | 'warning' | 'error';

/** Something wrong or noteworthy with a stream: what was seen, where, and what to do. */
export interface Finding {
  /** Id of the rule, kebab-case, stable. */
  readonly rule: string;
  readonly severity: Severity;
  /** What was seen, one sentence. */
  readonly message: string;
  /** Why it matters and what to do, at most two short sentences. */
  readonly advice: string;
  /** Index of the event where it happened. */
  readonly event?: number;
  /** When it happened, ms since the start. */
  readonly time?: number;
}

/** Looks at one thing. It is asked once a frame while a stream runs, so it reads counts and never all events. */
export interface Rule {
  readonly id: string;
  check(stream: Stream): Finding[];
}

/** Where event number `event` stands, as far as it is known. */
export function placeOf(stream: Stream, event: number | undefined): { event?: number; time?: number } {
  const found = event === undefined ? undefined : stream.events[event];
  if (event === undefined || !found) return {};
  return stream.timed ? { event, time: found.at - stream.open.at } : { event };
}

/** Where the stream was closed, as far as it is known. */
export function placeOfClose(stream: Stream): { event?: number; time?: number } {
  const last = stream.events.length - 1;
  const place = last < 0 ? {} : { event: last };
  return stream.timed && stream.closed ? { ...place, time: stream.closed.at - stream.open.at } : place;
}
