import { duration, plain } from '../format.ts';
import type { Tone } from '../state.ts';

const WIDTH = 28;

interface GapBarProps {
  ms: number;
  stallMs: number;
  /** It lies in a stall, which only a wait between two pieces of content is. */
  stalled: boolean;
  tone: Tone;
}

/** The gap as a bar, by its logarithm, and as a number. */
export function GapBar({ ms, stallMs, stalled, tone }: GapBarProps) {
  const share = Math.min(1, Math.log10(1 + ms) / Math.log10(1 + stallMs));
  return (
    <>
      <i
        aria-hidden="true"
        class={`gap-bar ${stalled ? 'phase-stalled' : `tone-${tone}`}`}
        style={{ width: `${Math.max(1, share * WIDTH)}px` }}
      />
      {plain(duration(ms))}
    </>
  );
}
