import type { Stream } from '../../../../src/stream.ts';
import { isLive } from '../../session/live.ts';
import { counting } from '../format.ts';
import { useSession } from '../session-context.ts';

export function NothingSaid({ stream }: { stream: Stream }) {
  const { view } = useSession();
  const events = stream.events.length;
  if (isLive(stream) && events === 0) return <p class="dim">Waiting for the first event …</p>;
  if (events === 0) return <p class="dim">The stream brought no event.</p>;
  return (
    <p class="dim">
      {counting(events, 'event')},{' '}
      {stream.dialect.id === 'generic'
        ? 'of a dialect that is not known.'
        : `and no answer in them that the ${stream.dialect.label} dialect knows.`}{' '}
      <button
        type="button"
        class="link"
        onClick={() => {
          view.tab.value = 'Events';
        }}
      >
        Look at the events
      </button>
    </p>
  );
}
