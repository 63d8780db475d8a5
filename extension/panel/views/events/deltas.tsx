import type { Dialect } from '../../../../src/dialects/dialect.ts';
import { partOf } from '../../../../src/parts.ts';
import type { StreamEvent } from '../../../../src/stream.ts';
import { toneOf } from './part-tone.ts';

/** Each thing that the event says. */
export function Deltas({ event, dialect }: { event: StreamEvent; dialect: Dialect }) {
  const { deltas } = event;
  if (!deltas && dialect.id === 'generic')
    return <p class="dim">No dialect is known for this stream: shown as it came.</p>;
  if (!deltas)
    return <p class="note severity-warning">The {dialect.label} dialect does not know this event.</p>;
  if (deltas.length === 0) return <p class="dim">Known to the {dialect.label} dialect; it says nothing.</p>;
  return (
    <dl class="fields">
      {deltas
        .map(delta => partOf({ ...event, deltas: [delta] }))
        .map(({ part, piece }, i) => (
          <div key={i}>
            <dt class={`tone-${toneOf(part)}-text`}>{part}</dt>
            <dd>
              <bdi>{piece}</bdi>
            </dd>
          </div>
        ))}
    </dl>
  );
}
