import type { Header } from '../../src/wire.ts';
import { encode, lengthOf } from './bytes.ts';
import { guarded, watch } from './disguise.ts';
import { bareList, getter, indexOf, now, on, slice, trim, typeOf, uncurry, Weak } from './natives.ts';
import { observing } from './outlet.ts';
import { Recording } from './recorder.ts';
import { absolute, bodyText, usual } from './request.ts';
import { isStream } from './streams.ts';

const { prototype } = XMLHttpRequest;
const readyState = getter(prototype, 'readyState');
const responseType = getter(prototype, 'responseType');
const responseText = getter(prototype, 'responseText');
const responseURL = getter(prototype, 'responseURL');
const status = getter(prototype, 'status');
const header: (xhr: unknown, name: string) => string | null = uncurry(prototype.getResponseHeader);
const allHeaders: (xhr: unknown) => string = uncurry(prototype.getAllResponseHeaders);
const loadedOf = getter(ProgressEvent.prototype, 'loaded');

/** One use of an XMLHttpRequest object, from open() on. */
class Exchange {
  readonly headers = bareList<Header>();
  body: unknown;
  at = now();
  #recording: Recording | undefined;
  #begun = false;
  /** UTF-16 units of the text, and bytes, that were recorded. */
  #read = 0;
  #loaded = 0;
  #last = 0;

  constructor(
    readonly method: unknown,
    readonly url: unknown,
  ) {}

  /** The headers are there: from now on it is known whether this is a stream. */
  begin(xhr: unknown): void {
    if (this.#begun) return;
    this.#begun = true;
    if (!isStream(header(xhr, 'content-type'))) return;
    const { method, url } = this;
    const facts = {
      method: typeof method === 'string' ? usual(method) : 'GET',
      url: (typeof url === 'string' ? absolute(url) : undefined) ?? responseURL(xhr),
      requestHeaders: this.headers,
      requestBody: bodyText(this.body),
    };
    this.#recording = new Recording('xhr', facts, this.at, status(xhr), parse(allHeaders(xhr)));
  }

  /** Records what is new of the text; `loaded` is the size of the body so far where the browser has told it. */
  take(xhr: unknown, loaded: number | undefined): void {
    const type = responseType(xhr);
    if (!this.#recording || (type !== '' && type !== 'text')) return;
    // Each look at a long text costs the browser a copy of it.
    const at = now();
    if (loaded === undefined && this.#read > 65536 && at - this.#last < 16) return;
    this.#last = at;
    const text = responseText(xhr);
    const bytes = encode(slice(text, this.#read));
    const size = loaded === undefined ? lengthOf(bytes) : loaded - this.#loaded;
    if (size <= 0 && lengthOf(bytes) === 0) return;
    this.#read = text.length;
    this.#loaded += size;
    this.#recording.arrived(bytes, size);
  }

  close(reason: 'end' | 'abort' | 'error', detail?: string): void {
    this.#recording?.close(reason, detail);
  }
}

const exchanges = new Weak<Exchange>();

export function watchXhr(): void {
  watch(prototype, 'open', (self, args) => () => {
    const before = exchanges.get(self);
    before?.close('abort', 'open() was called again');
    exchanges.set(self, new Exchange(args[0], args[1]));
    if (!before) follow(self);
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

function follow(xhr: unknown): void {
  on(xhr, 'readystatechange', tell);
  on(xhr, 'progress', tell);
  on(xhr, 'load', tell);
  on(xhr, 'error', tell);
  on(xhr, 'abort', tell);
  on(xhr, 'timeout', tell);
}

function tell(this: unknown, event: Event): void {
  const exchange = exchanges.get(this);
  // What the page dispatches itself is no news.
  if (observing && event.isTrusted && exchange) guarded(() => note(this, exchange, event));
}

function note(xhr: unknown, exchange: Exchange, event: Event): void {
  switch (typeOf(event)) {
    case 'readystatechange':
      if (readyState(xhr) === 2) exchange.begin(xhr);
      if (readyState(xhr) === 3) exchange.take(xhr, undefined);
      return;
    case 'progress':
      exchange.take(xhr, loadedOf(event));
      return;
    case 'load':
      // A synchronous request tells nothing before.
      exchange.begin(xhr);
      exchange.take(xhr, loadedOf(event));
      exchange.close('end');
      return;
    case 'abort':
      exchange.close('abort');
      return;
    case 'timeout':
      exchange.close('error', 'timeout');
      return;
    default:
      exchange.close('error');
  }
}

function parse(lines: string): Header[] {
  const headers = bareList<Header>();
  for (let start = 0; start < lines.length; ) {
    const end = indexOf(lines, '\r\n', start);
    const colon = indexOf(lines, ':', start);
    if (end < 0 || colon < 0) break;
    headers[headers.length] = [slice(lines, start, colon), trim(slice(lines, colon + 1, end))];
    start = end + 2;
  }
  return headers;
}
