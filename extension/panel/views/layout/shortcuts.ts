import { useEffect } from 'preact/hooks';
import type { Session } from '../../session/session.ts';

/** The keys that DevTools' own panels have. */
export function useShortcuts(session: Session): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      const run = shortcut(session, event.key.toLowerCase());
      if (!run) return;
      event.preventDefault();
      event.stopPropagation();
      run();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [session]);
}

function shortcut(session: Session, key: string): (() => void) | undefined {
  switch (key) {
    case 'f':
      return focusFilter;
    case 'e':
      return () => session.record(!session.recording.peek());
    case 'k':
    case 'l':
      return session.clear;
    default:
      return undefined;
  }
}

/** The filter of the events while the events are shown and in use, else that of the streams. */
function focusFilter(): void {
  const detail = document.querySelector('.detail');
  const events = detail?.contains(document.activeElement) ? document.querySelector('#filter-events') : null;
  const filter = events ?? document.querySelector('#filter-streams');
  if (!(filter instanceof HTMLInputElement)) return;
  filter.focus();
  filter.select();
}
