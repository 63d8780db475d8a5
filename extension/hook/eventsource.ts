import { encode } from './bytes.ts';
import { disguise, guarded, put, watch } from './disguise.ts';
import { attempt, bareList, construct, getter, indexOf, now, on, slice, typeOf, Weak } from './natives.ts';
import { observing } from './outlet.ts';
import { Recording } from './recorder.ts';

const { CONNECTING, CLOSED } = EventSource;
const { prototype } = EventSource;
const readyState = getter(prototype, 'readyState');
const urlOf = getter(prototype, 'url');
const dataOf = getter(MessageEvent.prototype, 'data');
const lastIdOf = getter(MessageEvent.prototype, 'lastEventId');

/** An EventSource through all its connections. The browser keeps the bytes: its events are written out again. */
class Connections {
  readonly types = bareList<string>();
  #recording: Recording | undefined;
  #lastId = '';
  #at = now();
  #opened = false;

  open(source: unknown): void {
    const facts = {
      method: 'GET',
      url: urlOf(source),
      requestHeaders: bareList<[string, string]>(),
      requestBody: undefined,
    };
    if (this.#lastId !== '') facts.requestHeaders[0] = ['Last-Event-ID', this.#lastId];
    // When the browser tried again is not to be known, only that it got through now.
    const at = this.#opened ? now() : this.#at;
    this.#opened = true;
    this.#recording = new Recording('eventsource', facts, at, 200, bareList());
  }

  event(type: string, data: string, lastId: string): void {
    let text = type === 'message' ? '' : `event: ${type}\n`;
    if (lastId !== this.#lastId) text += `id: ${lastId}\n`;
    this.#lastId = lastId;
    for (let start = 0; start <= data.length; ) {
      const end = indexOf(data, '\n', start);
      const stop = end < 0 ? data.length : end;
      text += `data: ${slice(data, start, stop)}\n`;
      start = stop + 1;
    }
    this.#recording?.arrived(encode(`${text}\n`));
  }

  error(state: number): void {
    if (state === CONNECTING) this.#recording?.close('end', 'the connection ended; EventSource reconnects');
    if (state === CLOSED) this.#recording?.close('error', 'EventSource gave up');
  }

  close(): void {
    this.#recording?.close('cancel');
  }
}

const sources = new Weak<Connections>();

export function watchEventSource(): void {
  const stand = disguise(EventSource, {
    construct(target, args, newTarget) {
      const source: unknown = construct(target, args, newTarget);
      if (observing) guarded(() => follow(source));
      return Object(source);
    },
  });
  put(globalThis, 'EventSource', stand);
  put(prototype, 'constructor', stand);
  watch(prototype, 'close', self => {
    const connections = sources.get(self);
    return connections && (() => connections.close());
  });
  // The names of the server's events are the server's own: they can only be heard under names that the page knows.
  watch(EventTarget.prototype, 'addEventListener', (self, args) => {
    const type = args[0];
    if (typeof type === 'string' && sources.get(self)) hear(self, type);
    return undefined;
  });
}

function follow(source: unknown): void {
  sources.set(source, new Connections());
  hear(source, 'open');
  hear(source, 'message');
  hear(source, 'error');
}

/** Our listener comes before the page's, once for each type. */
function hear(source: unknown, type: string): void {
  const types = sources.get(source)?.types;
  if (!types) return;
  for (let i = 0; i < types.length; i++) if (types[i] === type) return;
  types[types.length] = type;
  on(source, type, tell);
}

function tell(this: unknown, event: Event): void {
  const connections = sources.get(this);
  if (!observing || !connections || !event.isTrusted) return;
  guarded(() => note(this, connections, event));
}

function note(source: unknown, connections: Connections, event: Event): void {
  const type = typeOf(event);
  // A server may well call its own events "open" or "error".
  const data = attempt(() => dataOf(event));
  if (typeof data === 'string') connections.event(type, data, lastIdOf(event));
  else if (type === 'open') connections.open(source);
  else if (type === 'error') connections.error(readyState(source));
}
