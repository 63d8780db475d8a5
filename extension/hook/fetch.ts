import { recordings } from './body.ts';
import { watch } from './disguise.ts';
import { attempt, isObject, native, now, ownValue } from './natives.ts';
import { guarded } from './outlet.ts';
import { type Recording, record } from './recording.ts';
import { bodyText, headerList } from './request.ts';
import { isStream } from './streams.ts';

const headersOfResponse = native(Response, 'headers');
const statusOf = native(Response, 'status');
const finalUrlOf = native(Response, 'url');
const headerOf = native(Headers, 'get');
const methodOf = native(Request, 'method');
const urlOf = native(Request, 'url');
const headersOf = native(Request, 'headers');
const signalOf = native(Request, 'signal');
const hrefOf = native(URL, 'href');
const abortedOf = native(AbortSignal, 'aborted');

/** What fetch was called with: references, nothing converted, no code of the page run. */
interface Call {
  at: number;
  input: unknown;
  method: unknown;
  headers: unknown;
  body: unknown;
  signal: unknown;
}

export function watchFetch(): void {
  watch(globalThis, 'fetch', (_, args) => {
    const call = called(args[0], args[1]);
    // A derived promise rejects a microtask late, which a page can tell when the signal is aborted already.
    return call.signal && attempt(() => abortedOf(call.signal))
      ? undefined
      : promise => respond(promise, call);
  });
}

function called(input: unknown, init: unknown): Call {
  const at = now();
  const own = isObject(input) && attempt(() => headersOf(input));
  return {
    at,
    input,
    method: ownValue(init, 'method') ?? (own ? methodOf(input) : 'GET'),
    headers: ownValue(init, 'headers') ?? own,
    body: ownValue(init, 'body') ?? (own ? '[body of a Request]' : undefined),
    signal: ownValue(init, 'signal') ?? (own ? signalOf(input) : undefined),
  };
}

/** Derived, so that a rejection that the page does not handle is still unhandled. */
async function respond(promise: unknown, call: Call): Promise<unknown> {
  const response = await promise;
  guarded(() => {
    const headers = headersOfResponse(response);
    if (isStream(headerOf(headers, 'content-type'))) recordings.set(response, begin(response, headers, call));
  });
  return response;
}

function begin(
  response: unknown,
  answer: unknown,
  { at, input, method, headers, body, signal }: Call,
): Recording {
  const url =
    typeof input === 'string' ? input : (attempt(() => urlOf(input)) ?? attempt(() => hrefOf(input)));
  return record(
    {
      kind: 'open',
      stream: 0,
      at,
      via: 'fetch',
      method: `${method}`,
      // Of an object that only its own code turns into a URL, what became of it.
      url: url ?? finalUrlOf(response),
      headers: headerList(headers),
      body: bodyText(body),
    },
    { kind: 'headers', stream: 0, at: now(), status: statusOf(response), headers: headerList(answer) },
    signal,
  );
}
