import { percentile } from '../../../../src/metrics.ts';
import type { Stream } from '../../../../src/stream.ts';
import { count, duration, plain, type Quantity } from '../format.ts';
import { Measure } from '../parts/measure.tsx';
import { type GapBin, gapBins } from './gap-bins.ts';

/** How the time between two arrivals of content is distributed. */
export function Gaps({ stream }: { stream: Stream }) {
  const { gaps, stalls } = stream.metrics;
  if (gaps.length === 0) return null;
  const bins = gapBins(gaps);
  const most = Math.max(...bins.map(bin => bin.count));
  const first = bins[0];
  const last = bins.at(-1);
  const at = (p: number) => {
    const ms = percentile(gaps, p);
    return ms === undefined ? undefined : duration(ms);
  };
  return (
    <section class="gaps" aria-label="Gaps">
      <div
        class="histogram"
        role="img"
        aria-label={`Gaps by length: ${bins
          .filter(bin => bin.count > 0)
          .map(inWords)
          .join(', ')}`}
      >
        <div class="bins">
          {bins.map(bin => (
            <i
              key={bin.from}
              class={bin.from >= stream.stallMs ? 'phase-stalled' : 'tone-waiting'}
              style={{ height: bin.count > 0 ? `max(3px, ${(bin.count / most) * 100}%)` : '0' }}
              title={inWords(bin)}
            />
          ))}
        </div>
        <div class="bins-scale">
          <span>{first && plain(duration(first.from))}</span>
          <span class="axis-name">gap between arrivals of content</span>
          <span>{last && plain(duration(last.to))}</span>
        </div>
      </div>
      <dl class="numbers">
        <Fact name="gap p50" of={at(50)} />
        <Fact name="p90" of={at(90)} />
        <Fact name="p99" of={at(99)} />
        <Fact
          name={`stalls > ${plain(duration(stream.stallMs))}`}
          of={{ value: count(stalls.length), unit: '' }}
        />
      </dl>
    </section>
  );
}

function Fact({ name, of }: { name: string; of: Quantity | undefined }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Measure of={of} />
      </dd>
    </div>
  );
}

function inWords({ from, to, count: gaps }: GapBin): string {
  return `${count(gaps)} from ${plain(duration(from))} to ${plain(duration(to))}`;
}
