import type { Stream } from '../stream.ts';

export type Severity = 'info' | 'warning' | 'error';

/** Something wrong or noteworthy with a stream: what was seen, where, and what to do. */
export interface Finding {
  /** Id of the rule, kebab-case, stable. */
  readonly rule: string;
  readonly severity: Severity;
  /** What was seen, one sentence. */
  readonly message: string;
  /** Why it matters and what to do. */
  readonly advice: string;
  /** Index of the event where it happened. */
  readonly event?: number;
  /** When it happened, ms since the start. */
  readonly time?: number;
}

export interface Rule {
  readonly id: string;
  check(stream: Stream): Finding[];
}
