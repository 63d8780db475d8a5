import { watchBody } from './body.ts';
import { guarded, watch } from './disguise.ts';
import { getter, now, uncurry } from './natives.ts';
import { Recording } from './recorder.ts';
import { type Call, called, factsOf, headersOf } from './request.ts';
import { isStream } from './streams.ts';

const headersOfResponse = getter(Response.prototype, 'headers');
const status = getter(Response.prototype, 'status');
const finalUrl = getter(Response.prototype, 'url');
const headerValue = uncurry(Headers.prototype.get);

export function watchFetch(): void {
  watch(globalThis, 'fetch', (_self, args) => {
    const at = now();
    const call = called(args[0], args[1]);
    // A promise derived from the native one rejects a microtask late, which a page can tell here.
    return call.aborted ? undefined : promise => respond(promise, call, at);
  });
}

/** Derived, so that a rejection that the page does not handle is still unhandled. */
async function respond(promise: unknown, call: Call, at: number): Promise<unknown> {
  const response = await promise;
  guarded(() => {
    const headers = headersOfResponse(response);
    if (!isStream(headerValue(headers, 'content-type'))) return;
    const facts = factsOf(call, finalUrl(response));
    const recording = new Recording('fetch', facts, at, status(response), headersOf(headers));
    recording.signal = call.signal;
    watchBody(response, recording);
  });
  return response;
}
