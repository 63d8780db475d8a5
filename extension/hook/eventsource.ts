import type { Header } from '../../src/wire.ts';
import { disguise, replace, watch } from './disguise.ts';
import { attempt, construct, list, native, now, on, typeOf, Weak } from './natives.ts';
import { guarded, observing, send } from './outlet.ts';
import { close, goesOn, type Recording, record } from './recording.ts';

const { CONNECTING, CLOSED } = EventSource;
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
  recording: Recording | undefined;
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
  watch(prototype, 'close', self => () => {
    const recording = sources.get(self)?.recording;
    if (recording) close(recording, 'cancel');
  });
  // The names of the server's events are the server's own: they can only be heard under names that the page knows.
  watch(EventTarget.prototype, 'addEventListener', (self, args) => {
    const source = sources.get(self);
    const type = args[0];
    if (source && typeof type === 'string') hear(self, source, type);
    return undefined;
  });
}

function follow(target: unknown, at: number): void {
  const source = { at, types: list<string>(), lastId: '', recording: undefined };
  sources.set(target, source);
  hear(target, source, 'open');
  hear(target, source, 'message');
  hear(target, source, 'error');
}

/** Our listener comes before the page's, once for each type. */
function hear(target: unknown, { types }: Source, type: string): void {
  for (let i = 0; i < types.length; i++) if (types[i] === type) return;
  types[types.length] = type;
  on(target, type, tell);
}

function tell(this: unknown, event: Event): void {
  const source = sources.get(this);
  if (observing && source && event.isTrusted) guarded(() => note(this, source, event));
}

function note(target: unknown, source: Source, event: Event): void {
  const type = typeOf(event);
  const { recording } = source;
  // A server may well call its own events "open" or "error".
  const data = attempt(() => dataOf(event));
  if (typeof data === 'string') {
    source.lastId = idOf(event);
    if (recording && goesOn(recording)) {
      send({ kind: 'event', stream: recording.open.stream, at: now(), type, data, id: source.lastId });
    }
  } else if (type === 'open') {
    connected(target, source);
  } else if (recording) {
    const state = stateOf(target);
    if (state === CONNECTING) close(recording, 'end', 'EventSource reconnects');
    if (state === CLOSED) close(recording, 'error', 'EventSource gave up');
  }
}

function connected(target: unknown, source: Source): void {
  const headers = list<Header>();
  if (source.lastId) headers[0] = ['Last-Event-ID', source.lastId];
  // When the browser began to connect again is not to be known, only that it got through now.
  const at = source.at || now();
  source.at = 0;
  source.recording = record(
    {
      kind: 'open',
      stream: 0,
      at,
      via: 'eventsource',
      method: 'GET',
      url: urlOf(target),
      headers,
      body: undefined,
    },
    { kind: 'headers', stream: 0, at: now(), status: 200, headers: list() },
  );
}
