import type { Delta } from './dialects/dialect.ts';
import { type ContentPhase, DEFAULT_STALL_MS, type Metrics, type Span, type Stall } from './metrics.ts';
import { Spans } from './spans.ts';

interface Moment {
  readonly at: number;
  readonly event: number;
  readonly phase: ContentPhase;
  readonly arrival: number;
}

/** An event as the meter sees it. */
export interface MeteredEvent {
  /** Epoch ms. */
  readonly at: number;
  readonly index: number;
  readonly arrival: number;
  /** It carries data. */
  readonly payload: boolean;
  readonly deltas: readonly Delta[] | undefined;
}

/** Takes the times of one stream as they happen, in constant time each. Times in are epoch ms. */
export class Meter {
  #headers: number | undefined;
  #firstByte: number | undefined;
  #firstChunk: number | undefined;
  #firstToken: number | undefined;
  #firstAnswer: number | undefined;
  #closed: number | undefined;
  #longestGap: number | undefined;
  #last: Moment | undefined;
  /** Arrivals since the last content. */
  #quiet = 0;
  #hole = false;
  #contentEvents = 0;
  #contentArrivals = 0;
  readonly #gaps: number[] = [];
  readonly #stalls: Stall[] = [];
  readonly #spans = new Spans();

  constructor(
    readonly start: number,
    readonly stallMs: number = DEFAULT_STALL_MS,
  ) {}

  /** What is being generated; `undefined` before the first content. */
  get phase(): ContentPhase | undefined {
    return this.#last?.phase;
  }

  /** Events that carry content, and the arrivals that brought them. */
  get content(): { readonly events: number; readonly arrivals: number } {
    return { events: this.#contentEvents, arrivals: this.#contentArrivals };
  }

  headers(at: number): void {
    this.#headers ??= this.#since(at);
  }

  arrival(at: number, bytes: number): void {
    this.#quiet++;
    if (bytes > 0) this.#firstByte ??= this.#since(at);
  }

  /** Arrivals are missing here, so that the time to the next one is no gap. */
  hole(): void {
    this.#hole = true;
  }

  event({ at, index, arrival, payload, deltas }: MeteredEvent): void {
    const time = this.#since(at);
    if (payload && !isKeepalive(deltas)) this.#firstChunk ??= time;
    let content = false;
    for (const delta of deltas ?? []) {
      const phase = phaseOf(delta);
      if (!phase) continue;
      content = true;
      if (delta.kind === 'text' && delta.channel === 'answer') this.#firstAnswer ??= time;
      this.#content({ at: time, event: index, phase, arrival });
    }
    if (content) this.#contentEvents++;
  }

  close(at: number): void {
    this.#closed ??= this.#since(at);
  }

  #since(at: number): number {
    return Math.max(0, at - this.start);
  }

  #content(moment: Moment): void {
    const last = this.#last;
    this.#firstToken ??= moment.at;
    let stalled = false;
    if (moment.arrival !== last?.arrival) {
      this.#contentArrivals++;
      if (last && !this.#hole) stalled = this.#gap(last, moment);
      this.#quiet = 0;
      this.#hole = false;
    }
    this.#spans.content(moment.phase, moment.at, stalled);
    this.#last = moment;
  }

  #gap(last: Moment, moment: Moment): boolean {
    const gap = moment.at - last.at;
    this.#gaps.push(gap);
    this.#longestGap = Math.max(this.#longestGap ?? 0, gap);
    if (gap <= this.stallMs) return false;
    this.#stalls.push({
      from: last.at,
      to: moment.at,
      before: last.event,
      after: moment.event,
      phase: last.phase,
      alive: this.#quiet > 1,
    });
    return true;
  }

  /** What the stream's time was spent on, up to `now` (epoch ms) while it runs. */
  spans(now: number): readonly Span[] {
    const end = this.#closed ?? this.#since(now);
    const running = this.#closed === undefined && this.#last !== undefined;
    const stalled = running && end - (this.#last?.at ?? end) > this.stallMs;
    return this.#spans.upTo(end, stalled ? 'stalled' : 'waiting');
  }

  /** `outputTokens` as the stream reported them. */
  metrics(outputTokens: number | undefined): Metrics {
    const first = this.#firstToken;
    const generation = this.#last && first !== undefined ? this.#last.at - first : undefined;
    return {
      ...known({
        headers: this.#headers,
        firstByte: this.#firstByte,
        firstChunk: this.#firstChunk,
        firstToken: first,
        firstAnswer: this.#firstAnswer,
        lastContent: this.#last?.at,
        duration: this.#closed,
        generation,
        longestGap: this.#longestGap,
      }),
      gaps: this.#gaps,
      stalls: this.#stalls,
      ...rates(outputTokens, generation),
    };
  }
}

/** Of one token, or of tokens that all came at once, there is no rate. */
function rates(outputTokens: number | undefined, generation: number | undefined) {
  if (outputTokens === undefined || outputTokens <= 1 || !generation) return {};
  return { tpot: generation / (outputTokens - 1), tokensPerSecond: outputTokens / (generation / 1000) };
}

/** `times` without what is not known. */
function known<K extends string>(times: Record<K, number | undefined>): { [P in K]?: number } {
  const all: { [P in K]?: number } = {};
  for (const key in times) {
    const time = times[key];
    if (time !== undefined) all[key] = time;
  }
  return all;
}

function isKeepalive(deltas: readonly Delta[] | undefined): boolean {
  return deltas !== undefined && deltas.length > 0 && deltas.every(delta => delta.kind === 'keepalive');
}

/** The phase that a delta's content belongs to; `undefined` when it is no generated content. */
function phaseOf(delta: Delta): ContentPhase | undefined {
  if (delta.kind === 'tool') return delta.args ? 'tool' : undefined;
  if (delta.kind !== 'text' || delta.text === '') return undefined;
  return delta.channel === 'reasoning' ? 'thinking' : 'answering';
}
