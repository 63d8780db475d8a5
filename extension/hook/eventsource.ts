import type { Header } from '../../src/wire.ts';
import { disguise, replace, watchKnown } from './disguise.ts';
import { listen, listener } from './listen.ts';
import { attempt, construct, list, native, now, typeOf, Weak } from './natives.ts';
import { guarded, observing, send } from './outlet.ts';
import { close, goesOn, type Recording, record } from './recording.ts';

const stateOf = native(EventSource, 'readyState');
const urlOf = native(EventSource, 'url');
const dataOf = native(MessageEvent, 'data');
const idOf = native(MessageEvent, 'lastEventId');

/** An EventSource through all its connections. */
interface Source {
  /** When the page asked for it; 0 once it was connected. */
  at: number;
  /** Types of events that we listen for. */
  types: string[];
  lastId: string;
  of: Recording | undefined;
}
const sources = new Weak<Source>();

export function watchEventSource(): void {
  const { prototype } = EventSource;
  const stand = disguise(EventSource, {
    construct(target, args, newTarget) {
      const at = now();
      const source = construct(target, args, newTarget);
      if (observing) guarded(() => follow(source, at));
      return source;
    },
  });
  replace(globalThis, 'EventSource', () => stand);
  replace(prototype, 'constructor', () => stand);
  watchKnown(sources, prototype, 'close', ({ of }) => () => {
    if (of) close(of, 'cancel');
  });
  // The names of the server's events are the server's own: they can only be heard under names that the page knows.
  watchKnown(sources, EventTarget.prototype, 'addEventListener', (source, args, self) => {
    const type = args[0];
    if (typeof type === 'string') hear(self, source, type);
    return undefined;
  });
}

function follow(target: unknown, at: number): void {
  const source = { at, types: list<string>(), lastId: '', of: undefined };
  sources.set(target, source);
  hear(target, source, 'open');
  hear(target, source, 'message');
  hear(target, source, 'error');
}

/** Our listener comes before the page's, once for each type. */
function hear(target: unknown, { types }: Source, type: string): void {
  for (let i = 0; i < types.length; i++) if (types[i] === type) return;
  types[types.length] = type;
  listen(target, type, tell);
}

const tell = listener(sources, (source, event, target) => {
  const type = typeOf(event);
  const { of } = source;
  // A server may well call its own events "open" or "error".
  const data = attempt(() => dataOf(event));
  if (typeof data === 'string') {
    source.lastId = idOf(event);
    if (of && goesOn(of))
      send({ kind: 'event', stream: of.stream, at: now(), type, data, id: source.lastId });
  } else if (type === 'open') {
    connected(target, source);
  } else if (of) {
    // CONNECTING, again, or CLOSED.
    if (stateOf(target) === 0) close(of, 'end', 'reconnects');
    else close(of, 'error', 'gave up');
  }
});

function connected(target: unknown, source: Source): void {
  const headers = list<Header>();
  if (source.lastId) headers[0] = ['Last-Event-ID', source.lastId];
  // When the browser began to connect again is not to be known, only that it got through now.
  const at = source.at || now();
  source.at = 0;
  const url = urlOf(target);
  const asked = { at, method: 'GET', url, headers, body: undefined };
  source.of = record('eventsource', asked, { url, status: 200, headers: '' });
}
