import { lengthOf } from './bytes.ts';
import { watch, watchKnown } from './disguise.ts';
import { listen, listener } from './listen.ts';
import { later, list, native, now, typeOf, Weak } from './natives.ts';
import { guarded } from './outlet.ts';
import { type Asked, arrived, close, type Recording, record } from './recording.ts';
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
interface Exchange extends Asked {
  begun: boolean;
  of: Recording | undefined;
  /** How much of the text was recorded, UTF-16 units, and how much of the body, bytes. */
  read: number;
  loaded: number;
  due: boolean;
}
// No 'progress': Firefox fires further readystatechange events where a synchronous request has a listener for it.
const told = ['readystatechange', 'load', 'error', 'abort', 'timeout'];
const exchanges = new Weak<Exchange>();

export function watchXhr(): void {
  const { prototype } = Xhr;
  watch(prototype, 'open', (self, args) => () => {
    const before = exchanges.get(self);
    if (before?.of) close(before.of, 'abort', 'reopened');
    exchanges.set(self, {
      at: 0,
      method: args[0],
      url: args[1],
      headers: list(),
      body: undefined,
      begun: false,
      of: undefined,
      read: 0,
      loaded: 0,
      due: false,
    });
    for (let i = 0; !before && i < told.length; i++) listen(self, told[i] ?? '', tell);
  });
  watchKnown(exchanges, prototype, 'setRequestHeader', ({ headers }, args) => () => {
    const name = args[0];
    const value = args[1];
    if (typeof name === 'string' && typeof value === 'string') headers[headers.length] = [name, value];
  });
  watchKnown(exchanges, prototype, 'send', (exchange, args) => {
    exchange.at = now();
    exchange.body = args[0];
    return undefined;
  });
}

const tell = listener(exchanges, (exchange, event, xhr) => {
  const type = typeOf(event);
  const state = stateOf(xhr);
  if (!exchange.begun && state > 1) begin(xhr, exchange);
  const { of } = exchange;
  if (!of) return;
  if (type === 'readystatechange') {
    if (state === 3) takeSoon(xhr, exchange, of);
  } else if (type === 'load') {
    take(xhr, exchange, of, now(), loadedOf(event));
    close(of, 'end');
  } else {
    close(of, type === 'abort' ? type : 'error', type === 'timeout' ? type : undefined);
  }
});

/** The headers are there: from now on it is known whether this is a stream. */
function begin(xhr: unknown, exchange: Exchange): void {
  exchange.begun = true;
  if (!isStream(headerOf(xhr, 'content-type'))) return;
  exchange.of = record('xhr', exchange, {
    url: finalUrlOf(xhr),
    status: statusOf(xhr),
    headers: headersOf(xhr),
  });
}

/** Each look at a long text costs the browser a copy of it: arrivals of 16 ms then share one. */
function takeSoon(xhr: unknown, exchange: Exchange, of: Recording): void {
  const at = now();
  if (exchange.read < 65536) take(xhr, exchange, of, at);
  if (exchange.read < 65536 || exchange.due) return;
  exchange.due = true;
  later(() => {
    exchange.due = false;
    if (exchanges.get(xhr) === exchange) guarded(() => take(xhr, exchange, of, at));
  }, 16);
}

/** Records what is new of the text; `loaded` is the size of the whole body once that is known. */
function take(xhr: unknown, exchange: Exchange, of: Recording, at: number, loaded?: number): void {
  const type = responseTypeOf(xhr);
  if (type !== '' && type !== 'text') return;
  const text = responseTextOf(xhr);
  const bytes = encode(encoder, slice(text, exchange.read));
  const size = loaded === undefined ? lengthOf(bytes) : loaded - exchange.loaded;
  if (size <= 0) return;
  exchange.read = text.length;
  exchange.loaded += size;
  arrived(of, bytes, size, at);
}
