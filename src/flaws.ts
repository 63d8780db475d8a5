import type { ItemFlaw } from './framing/item.ts';

/** What can be wrong with an event, by its framing and by its dialect. */
export type Flaw =
  | ItemFlaw
  /** Meant to be JSON, and is not. */
  | 'invalid-json'
  /** Well-formed, but not known to the dialect. */
  | 'unknown-event';

/** How often, and the index of the first event. */
export interface FlawCount {
  readonly count: number;
  readonly first: number;
}

/** Counts flaws as events come, so that a finding costs nothing. */
export class Flaws {
  readonly #counts = new Map<Flaw, FlawCount>();

  add(flaw: Flaw, event: number): void {
    const { count, first } = this.#counts.get(flaw) ?? { count: 0, first: event };
    this.#counts.set(flaw, { count: count + 1, first });
  }

  get(flaw: Flaw): FlawCount | undefined {
    return this.#counts.get(flaw);
  }
}
