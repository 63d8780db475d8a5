import { recordings } from './body.ts';
import { watch } from './disguise.ts';
import { attempt, isObject, native, now, ownValue } from './natives.ts';
import { guarded } from './outlet.ts';
import { isAborted } from './reasons.ts';
import { record } from './recording.ts';
import { headerList } from './request.ts';
import { dataStreamHeader, isStream } from './streams.ts';

const answerOf = native(Response, 'headers');
const statusOf = native(Response, 'status');
const finalUrlOf = native(Response, 'url');
const headerOf = native(Headers, 'get');
const methodOf = native(Request, 'method');
const urlOf = native(Request, 'url');
const headersOf = native(Request, 'headers');
const signalOf = native(Request, 'signal');
const hrefOf = native(URL, 'href');

export function watchFetch(): void {
  watch(globalThis, 'fetch', (_, args) => {
    const call = called(args[0], args[1]);
    // A derived promise rejects a microtask late, which a page can tell when the signal is aborted already.
    return isAborted(call.signal) ? undefined : promise => respond(promise, call);
  });
}

/** References to what fetch was called with: nothing is converted, and no code of the page runs. */
function called(input: unknown, init: unknown) {
  const at = now();
  const own = isObject(input) && attempt(() => headersOf(input));
  return {
    at,
    input,
    own,
    method: ownValue(init, 'method'),
    headers: ownValue(init, 'headers') ?? own,
    body: ownValue(init, 'body'),
    signal: ownValue(init, 'signal') ?? (own ? signalOf(input) : undefined),
  };
}

/** Derived, so that a rejection that the page does not handle is still unhandled. */
async function respond(promise: unknown, call: ReturnType<typeof called>): Promise<unknown> {
  const response = await promise;
  guarded(() => {
    const answer = answerOf(response);
    if (!isStream(headerOf(answer, 'content-type')) && headerOf(answer, dataStreamHeader) === null) return;
    const { at, input, own, method, headers, body, signal } = call;
    const asked = {
      at,
      method: method ?? (own ? methodOf(input) : undefined),
      url: own ? urlOf(input) : isObject(input) ? attempt(() => hrefOf(input)) : input,
      headers: headerList(headers),
      body: body ?? (own ? '[Request body]' : undefined),
      signal,
    };
    const answered = { url: finalUrlOf(response), status: statusOf(response), headers: headerList(answer) };
    recordings.set(response, record('fetch', asked, answered));
  });
  return response;
}
