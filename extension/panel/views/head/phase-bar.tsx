import type { Phase, Span } from '../../../../src/metrics.ts';
import { endOf, isLive } from '../../session/live.ts';
import { duration, plain, roundTime } from '../format.ts';
import { type StreamViewProps, useSession } from '../session-context.ts';
import { ticks } from './ticks.ts';

const WORDS: Record<Phase, string> = {
  waiting: 'waiting',
  thinking: 'thinking',
  answering: 'answering',
  tool: 'calling tools',
  stalled: 'stalled',
};

/** Where the time went, from the start to the end or until now. */
export function PhaseBar({ record }: StreamViewProps) {
  const { now } = useSession();
  const stream = record.watch();
  const end = endOf(stream, now);
  const length = end - stream.open.at;
  if (!stream.timed || length <= 0) return null;
  const spans = stream.spans(end);
  const at = (ms: number) => `${(ms / length) * 100}%`;
  return (
    <div class="phases" role="img" aria-label={inWords(spans)}>
      <div class="phase-bar">
        {spans.map(({ phase, from, to }) => (
          <i
            key={from}
            class={`phase-${phase}`}
            style={{ left: at(from), width: at(to - from) }}
            title={`${WORDS[phase]} ${plain(duration(to - from))}, from ${plain(duration(from))}`}
          />
        ))}
      </div>
      <div class="phase-scale">
        {ticks(length).map(ms => (
          <span key={ms} style={{ left: at(ms) }}>
            {ms === 0 ? '0' : roundTime(ms)}
          </span>
        ))}
        <span class="last">{isLive(stream) ? 'now' : plain(duration(length))}</span>
      </div>
    </div>
  );
}

function inWords(spans: readonly Span[]): string {
  const sums = new Map<Phase, number>();
  for (const { phase, from, to } of spans) sums.set(phase, (sums.get(phase) ?? 0) + to - from);
  const parts = [...sums].map(([phase, ms]) => `${WORDS[phase]} ${plain(duration(ms))}`);
  return `Where the time went: ${parts.join(', ')}`;
}
