import type { Header } from '../../src/wire.ts';
import { lengthOf } from './bytes.ts';
import { watch } from './disguise.ts';
import { list, native, now, on, typeOf, Weak } from './natives.ts';
import { guarded, observing } from './outlet.ts';
import { arrived, close, type Recording, record } from './recording.ts';
import { bodyText } from './request.ts';
import { isStream } from './streams.ts';

const Xhr = XMLHttpRequest;
const stateOf = native(Xhr, 'readyState');
const responseTypeOf = native(Xhr, 'responseType');
const responseTextOf = native(Xhr, 'responseText');
const finalUrlOf = native(Xhr, 'responseURL');
const statusOf = native(Xhr, 'status');
const headerOf = native(Xhr, 'getResponseHeader');
const headersOf = native(Xhr, 'getAllResponseHeaders');
const loadedOf = native(ProgressEvent, 'loaded');
const encode = native(TextEncoder, 'encode');
const encoder = new TextEncoder();
const slice = native(String, 'slice');

/** One use of an XMLHttpRequest object, from open() on. */
interface Exchange {
  at: number;
  method: unknown;
  url: unknown;
  headers: Header[];
  body: unknown;
  begun: boolean;
  recording: Recording | undefined;
  /** How much of the text was recorded, UTF-16 units, and how much of the body, bytes. */
  read: number;
  loaded: number;
  looked: number;
}
// No 'progress': Firefox fires further readystatechange events where a synchronous request has a listener for it.
const told = ['readystatechange', 'load', 'error', 'abort', 'timeout'];
const exchanges = new Weak<Exchange>();

export function watchXhr(): void {
  const { prototype } = Xhr;
  watch(prototype, 'open', (self, args) => () => {
    const before = exchanges.get(self);
    if (before?.recording) close(before.recording, 'abort', 'open() again');
    exchanges.set(self, {
      at: 0,
      method: args[0],
      url: args[1],
      headers: list(),
      body: undefined,
      begun: false,
      recording: undefined,
      read: 0,
      loaded: 0,
      looked: 0,
    });
    if (!before) listen(self);
  });
  watch(prototype, 'setRequestHeader', (self, args) => () => {
    const headers = exchanges.get(self)?.headers;
    const name = args[0];
    const value = args[1];
    if (headers && typeof name === 'string' && typeof value === 'string')
      headers[headers.length] = [name, value];
  });
  watch(prototype, 'send', (self, args) => {
    const exchange = exchanges.get(self);
    if (!exchange) return undefined;
    exchange.at = now();
    exchange.body = args[0];
    return undefined;
  });
}

function listen(xhr: unknown): void {
  for (let i = 0; i < told.length; i++) on(xhr, told[i] ?? '', tell);
}

function tell(this: unknown, event: Event): void {
  const exchange = exchanges.get(this);
  // What the page dispatches itself is no news.
  if (observing && exchange && event.isTrusted) guarded(() => note(this, exchange, event));
}

function note(xhr: unknown, exchange: Exchange, event: Event): void {
  const type = typeOf(event);
  const state = stateOf(xhr);
  if (!exchange.begun && state > 1) begin(xhr, exchange);
  const { recording } = exchange;
  if (!recording) return;
  if (type === 'readystatechange') {
    if (state === 3) take(xhr, exchange, recording, 0);
  } else if (type === 'load') {
    take(xhr, exchange, recording, loadedOf(event));
    close(recording, 'end');
  } else {
    close(recording, type === 'abort' ? type : 'error', type === 'timeout' ? type : undefined);
  }
}

/** The headers are there: from now on it is known whether this is a stream. */
function begin(xhr: unknown, exchange: Exchange): void {
  const { at, method, url, headers, body } = exchange;
  exchange.begun = true;
  if (!isStream(headerOf(xhr, 'content-type'))) return;
  exchange.recording = record(
    {
      kind: 'open',
      stream: 0,
      at,
      via: 'xhr',
      method: typeof method === 'string' ? method : '',
      url: typeof url === 'string' ? url : finalUrlOf(xhr),
      headers,
      body: bodyText(body),
    },
    { kind: 'headers', stream: 0, at: now(), status: statusOf(xhr), headers: headersOf(xhr) },
  );
}

/** Records what is new of the text; `loaded` is the size of the whole body once that is known. */
function take(xhr: unknown, exchange: Exchange, recording: Recording, loaded: number): void {
  const type = responseTypeOf(xhr);
  const at = now();
  // Each look at a long text costs the browser a copy of it.
  const tooSoon = loaded === 0 && exchange.read > 65536 && at - exchange.looked < 16;
  if (tooSoon || (type !== '' && type !== 'text')) return;
  exchange.looked = at;
  const text = responseTextOf(xhr);
  const bytes = encode(encoder, slice(text, exchange.read));
  const size = loaded === 0 ? lengthOf(bytes) : loaded - exchange.loaded;
  if (size <= 0) return;
  exchange.read = text.length;
  exchange.loaded += size;
  arrived(recording, bytes, size);
}
