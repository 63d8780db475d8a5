import type { Delta } from './dialects/dialect.ts';

/** What a stretch of a stream was spent on. */
export type Phase = 'waiting' | 'thinking' | 'answering' | 'tool' | 'stalled';

/** A stretch of time, ms since the start. */
export interface Span {
  readonly phase: Phase;
  readonly from: number;
  readonly to: number;
}

/** A gap above the threshold: ms since the start, and the events on its two sides. */
export interface Stall {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
}

/**
 * Times of one stream in ms since its start, the moment the page made the call.
 * Absent = did not happen, or not known. TTFT and TTFA count non-empty generated content alone; a gap lies between
 * arrivals that carry content, so events of one network read make no gap.
 */
export interface Metrics {
  readonly headers?: number;
  readonly firstByte?: number;
  /** First event with a payload (OpenTelemetry `gen_ai.response.time_to_first_chunk`). */
  readonly firstChunk?: number;
  /** TTFT: first non-empty answer, reasoning, refusal or tool arguments. */
  readonly firstToken?: number;
  /** TTFA: first non-empty answer text. */
  readonly firstAnswer?: number;
  /** Last content so far. */
  readonly lastContent?: number;
  /** To the close; absent while the stream runs. */
  readonly duration?: number;
  /** First token to last content. */
  readonly generation?: number;
  readonly longestGap?: number;
  readonly gaps: readonly number[];
  readonly stalls: readonly Stall[];
  /** ms per output token after the first; only where the stream reported more than one. */
  readonly tpot?: number;
  /** Reported output tokens per second of generation; only where the stream reported them. */
  readonly tokensPerSecond?: number;
}

export const DEFAULT_STALL_MS = 1000;

/** A change of what is generated is drawn as waiting when it took at least this long, ms. */
const PAUSE_MS = 200;

interface Moment {
  at: number;
  event: number;
  phase: Phase;
}

/** Takes the times of one stream as they happen, in constant time each. Times in are epoch ms. */
export class Meter {
  #headers: number | undefined;
  #firstByte: number | undefined;
  #firstChunk: number | undefined;
  #firstToken: number | undefined;
  #firstAnswer: number | undefined;
  #closed: number | undefined;
  #last: Moment | undefined;
  #lastArrival = -1;
  #longestGap: number | undefined;
  readonly #gaps: number[] = [];
  readonly #stalls: Stall[] = [];
  readonly #spans: Span[] = [];

  constructor(
    readonly start: number,
    readonly stallMs: number = DEFAULT_STALL_MS,
  ) {}

  headers(at: number): void {
    this.#headers ??= at - this.start;
  }

  arrival(at: number, bytes: number): void {
    if (bytes > 0) this.#firstByte ??= at - this.start;
  }

  /** An event came, in arrival number `arrival`, and meant `deltas`. */
  event(
    at: number,
    arrival: number,
    event: number,
    payload: boolean,
    deltas: readonly Delta[] | undefined,
  ): void {
    const time = at - this.start;
    if (payload) this.#firstChunk ??= time;
    for (const delta of deltas ?? []) {
      const phase = phaseOf(delta);
      if (!phase) continue;
      this.#firstToken ??= time;
      if (phase === 'answering') this.#firstAnswer ??= time;
      this.#content({ at: time, event, phase }, arrival);
    }
  }

  close(at: number): void {
    this.#closed ??= at - this.start;
  }

  #content(moment: Moment, arrival: number): void {
    const last = this.#last;
    if (last && arrival !== this.#lastArrival) {
      const gap = moment.at - last.at;
      this.#gaps.push(gap);
      this.#longestGap = Math.max(this.#longestGap ?? 0, gap);
      if (gap > this.stallMs) {
        this.#stalls.push({ from: last.at, to: moment.at, before: last.event, after: moment.event });
      }
    }
    this.#draw(last, moment);
    this.#last = moment;
    this.#lastArrival = arrival;
  }

  /** Extends the spans up to `moment`. */
  #draw(last: Moment | undefined, moment: Moment): void {
    if (!last) {
      this.#spans.push({ phase: 'waiting', from: 0, to: moment.at });
      this.#spans.push({ phase: moment.phase, from: moment.at, to: moment.at });
      return;
    }
    const gap = moment.at - last.at;
    const same = last.phase === moment.phase;
    if (gap > this.stallMs) this.#spans.push({ phase: 'stalled', from: last.at, to: moment.at });
    else if (!same && gap >= PAUSE_MS) this.#spans.push({ phase: 'waiting', from: last.at, to: moment.at });
    const open = this.#spans.at(-1);
    if (open?.phase === moment.phase) this.#spans[this.#spans.length - 1] = { ...open, to: moment.at };
    else this.#spans.push({ phase: moment.phase, from: open?.to ?? last.at, to: moment.at });
  }

  /** What the stream's time was spent on, up to `now` (epoch ms) while it runs. */
  spans(now: number): Span[] {
    const end = this.#closed ?? now - this.start;
    const from = this.#spans.at(-1)?.to ?? 0;
    if (end <= from) return this.#spans;
    const stalled = this.#last !== undefined && this.#closed === undefined && end - from > this.stallMs;
    return [...this.#spans, { phase: stalled ? 'stalled' : 'waiting', from, to: end }];
  }

  /** `outputTokens` as the stream reported them. */
  metrics(outputTokens: number | undefined): Metrics {
    const generation =
      this.#last && this.#firstToken !== undefined ? this.#last.at - this.#firstToken : undefined;
    const rated =
      outputTokens !== undefined && outputTokens > 1 && generation !== undefined && generation > 0;
    return {
      ...defined('headers', this.#headers),
      ...defined('firstByte', this.#firstByte),
      ...defined('firstChunk', this.#firstChunk),
      ...defined('firstToken', this.#firstToken),
      ...defined('firstAnswer', this.#firstAnswer),
      ...defined('lastContent', this.#last?.at),
      ...defined('duration', this.#closed),
      ...defined('generation', generation),
      ...defined('longestGap', this.#longestGap),
      gaps: this.#gaps,
      stalls: this.#stalls,
      ...(rated ? { tpot: generation / (outputTokens - 1) } : {}),
      ...(rated ? { tokensPerSecond: outputTokens / (generation / 1000) } : {}),
    };
  }
}

function defined<K extends string>(key: K, value: number | undefined): { [P in K]?: number } {
  const entry: { [P in K]?: number } = {};
  if (value !== undefined) entry[key] = value;
  return entry;
}

/** The phase that a delta's content belongs to; `undefined` when it is no generated content. */
function phaseOf(delta: Delta): Phase | undefined {
  if (delta.kind === 'tool') return delta.args ? 'tool' : undefined;
  if (delta.kind !== 'text' || delta.text === '') return undefined;
  return delta.channel === 'reasoning' ? 'thinking' : 'answering';
}

/** Nearest-rank percentile: the smallest value that at least `p` percent do not exceed; `undefined` of nothing. */
export function percentile(values: readonly number[], p: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)];
}
