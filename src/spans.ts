import type { ContentPhase, Span } from './metrics.ts';

/** A change of what is generated is drawn as waiting when it took at least this long, ms. */
const PAUSE_MS = 200;

/** Draws what a stream's time was spent on, in constant time for each arrival of content. Times are ms since the start. */
export class Spans {
  readonly #spans: Span[] = [];

  /** Content of `phase` came at `at`; `stalled`: after a gap that counts as a stall. */
  content(phase: ContentPhase, at: number, stalled: boolean): void {
    const last = this.#spans.at(-1);
    const from = last?.to ?? 0;
    if (stalled) this.#spans.push({ phase: 'stalled', from, to: at });
    else if (!last || (last.phase !== phase && at - from >= PAUSE_MS)) {
      this.#spans.push({ phase: 'waiting', from, to: at });
    }
    const open = this.#spans.at(-1);
    if (open?.phase === phase) this.#spans[this.#spans.length - 1] = { ...open, to: at };
    else this.#spans.push({ phase, from: open?.to ?? 0, to: at });
  }

  /** All spans up to `end`, what is after the last content as `rest`. */
  upTo(end: number, rest: 'waiting' | 'stalled'): readonly Span[] {
    const from = this.#spans.at(-1)?.to ?? 0;
    return end > from ? [...this.#spans, { phase: rest, from, to: end }] : this.#spans;
  }
}
