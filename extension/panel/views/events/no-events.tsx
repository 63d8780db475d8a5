import { useSession } from '../session-context.ts';

export function NoEvents({ live, total }: { live: boolean; total: number }) {
  const { view } = useSession();
  if (total === 0) {
    return <p class="empty">{live ? 'No event has come yet.' : 'The stream brought no event.'}</p>;
  }
  return (
    <div class="empty">
      <p>The filter hides all events.</p>
      <button
        type="button"
        class="button"
        onClick={() => {
          view.eventFilter.value = '';
        }}
      >
        Clear filter
      </button>
    </div>
  );
}
