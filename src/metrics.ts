/** What a stretch of a stream was spent on. */
export type Phase = 'waiting' | 'thinking' | 'answering' | 'tool' | 'stalled';

/** What content is generated in. */
export type ContentPhase = Exclude<Phase, 'waiting' | 'stalled'>;

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
  /** What was being generated before it. */
  readonly phase: ContentPhase;
  /** Something without content arrived meanwhile, a ping or a comment: the connection was up. */
  readonly alive: boolean;
}

/**
 * Times of one stream in ms since its start, the moment the page made the call.
 * Absent = did not happen, or not known. TTFT and TTFA count non-empty generated content alone; a gap lies between
 * arrivals that carry content, so events of one network read make no gap.
 */
export interface Metrics {
  readonly headers?: number;
  readonly firstByte?: number;
  /** TTFC: first event with a payload that is no ping (OpenTelemetry `gen_ai.response.time_to_first_chunk`). */
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
  /** Reported output tokens per second of generation; only where the stream reported more than one. */
  readonly tokensPerSecond?: number;
}

/** A gap longer than this is a stall, ms. */
export const DEFAULT_STALL_MS = 1000;

/** Nearest-rank percentile: the smallest value that at least `p` percent do not exceed; `undefined` of nothing. */
export function percentile(values: readonly number[], p: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)];
}
