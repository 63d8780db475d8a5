import { isLive } from '../../session/live.ts';
import type { StreamViewProps } from '../session-context.ts';
import { FindingCard } from './finding-card.tsx';

/** What looks wrong with the stream, and what to do about it. */
export function Diagnostics({ record }: StreamViewProps) {
  const stream = record.watch();
  const { findings } = record;
  if (findings.length === 0) {
    return (
      <div class="empty">
        <h2>{isLive(stream) ? 'Nothing found wrong so far' : 'Nothing found wrong'}</h2>
        <p>
          Looked for: a missing end, errors inside a successful response, stalls, cancelled and broken
          connections, buffering on the way, events that are malformed or unknown.
        </p>
      </div>
    );
  }
  return (
    <ul class="findings">
      {findings.map((finding, i) => (
        <FindingCard key={`${finding.rule} ${i}`} finding={finding} />
      ))}
    </ul>
  );
}
