import type { Finding } from '../../../../src/diagnostics/index.ts';
import { duration, plain } from '../format.ts';
import { EventLink } from '../parts/event-link.tsx';

/** Marks that differ without their colour. */
const MARKS: Record<Finding['severity'], string> = { error: '✕', warning: '!', info: 'i' };

export function FindingCard({ finding }: { finding: Finding }) {
  const { severity, message, advice, event, time, rule } = finding;
  return (
    <li class={`finding severity-${severity}`}>
      <span class="mark" role="img" aria-label={severity}>
        {MARKS[severity]}
      </span>
      <div>
        <p class="message">
          <bdi>{message}</bdi>
        </p>
        <p class="advice">{advice}</p>
        <p class="place dim">
          {event !== undefined && <EventLink event={event} />}
          {time !== undefined && <span>at {plain(duration(time))}</span>}
          <code>{rule}</code>
        </p>
      </div>
    </li>
  );
}
