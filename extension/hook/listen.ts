import { native, type Weak } from './natives.ts';
import { guarded, observing } from './outlet.ts';

const addListener = native(EventTarget, 'addEventListener');

type Listener = (this: unknown, event: Event) => void;

/** Capturing, so that a listener of the page that stops the event does not hide it. */
export function listen(target: unknown, type: string, listener: Listener): void {
  addListener(target, type, listener, true);
}

/** A listener for the targets that are known to us; what the page dispatches itself is no news. */
export function listener<T>(known: Weak<T>, note: (of: T, event: Event, target: unknown) => void): Listener {
  return function (event) {
    const of = known.get(this);
    if (observing && of && event.isTrusted) guarded(() => note(of, event, this));
  };
}
