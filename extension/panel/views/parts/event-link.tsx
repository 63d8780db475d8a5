import { useSession } from '../session-context.ts';

/** Names an event, and goes to it. */
export function EventLink({ event }: { event: number }) {
  const { view } = useSession();
  return (
    <button type="button" class="link" onClick={() => view.reveal(event)}>
      event {event + 1}
    </button>
  );
}
