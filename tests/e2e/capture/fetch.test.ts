import type { Outcome } from './outcome.ts';
import { addressOf } from './scenarios.ts';
import { expect, test } from './twins.ts';

/** What a page does with the response of a stream; the outcome must not tell whether it is watched. */
type Use = (url: string) => Promise<Outcome>;

/** Each with words that its outcome has to contain, so that two equal failures do not pass. */
const uses: Record<string, [stream: string, run: Use, contains: string]> = {
  'what can be seen of the response': [
    'text',
    async url => {
      const r = await fetch(url);
      const facts = [
        r.url,
        r.type,
        r.redirected,
        r.status,
        r.ok,
        r.bodyUsed,
        r.body?.locked,
        [...r.headers.keys()],
      ];
      const same = [
        r.body === [r.body][0],
        r instanceof Response,
        r.body instanceof ReadableStream,
        Object.keys(r),
      ];
      void r.body?.cancel();
      return window.outcome([facts, same, r.bodyUsed, r.body?.locked]);
    },
    'content-type',
  ],
  'a default reader': [
    'text',
    async url => {
      const reader = (await fetch(url)).body?.getReader();
      const parts: unknown[] = [];
      for (let next = await reader?.read(); next && !next.done; next = await reader?.read())
        parts.push(next.value);
      const text = await new Blob(parts as BlobPart[]).text();
      return window.outcome([
        text,
        await reader?.read(),
        await reader?.closed,
        Object.keys((await reader?.read()) ?? {}),
      ]);
    },
    'data: gräulich',
  ],
  'a BYOB reader': [
    'text',
    async url => {
      const reader = (await fetch(url)).body?.getReader({ mode: 'byob' });
      const views = [
        () => new Uint8Array(5),
        () => new DataView(new ArrayBuffer(4)),
        () => new Uint16Array(3),
      ];
      const kinds: unknown[] = [];
      let text = '';
      const decoder = new TextDecoder();
      for (let i = 0; ; i++) {
        const { done, value } = (await reader?.read(views[i]?.() ?? new Uint8Array(5))) ?? {};
        if (i < 3) kinds.push([value?.constructor.name, value?.byteOffset, value?.buffer.byteLength]);
        if (done) break;
        text += decoder.decode(value, { stream: true });
      }
      return window.outcome([kinds, text, await reader?.read(new Uint8Array(1)), await reader?.closed]);
    },
    'DataView',
  ],
  'async iteration': [
    'text',
    async url => {
      const body = (await fetch(url)).body;
      let text = '';
      const decoder = new TextDecoder();
      for await (const part of body ?? []) text += decoder.decode(part, { stream: true });
      return window.outcome([text, body?.locked]);
    },
    '😀',
  ],
  'async iteration left early': [
    'held',
    async url => {
      const response = await fetch(url);
      for await (const _ of response.body ?? []) break;
      return window.outcome([
        response.body?.locked,
        response.bodyUsed,
        await response.body?.getReader().read(),
      ]);
    },
    'true',
  ],
  'async iteration that does not cancel': [
    'text',
    async url => {
      const body = (await fetch(url)).body;
      for await (const _ of body?.values({ preventCancel: true }) ?? []) break;
      const rest = body?.getReader();
      await rest?.read();
      return window.outcome([body?.locked, (await rest?.read())?.done]);
    },
    'false',
  ],
  'a tee whose branches are read one after the other': [
    'text',
    async url => {
      const [a, b] = (await fetch(url)).body?.tee() ?? [];
      return window.outcome([await new Response(a).text(), await new Response(b).text()]);
    },
    '😀',
  ],
  'a tee of which one branch is cancelled': [
    'text',
    async url => {
      const [a, b] = (await fetch(url)).body?.tee() ?? [];
      void a?.cancel('no need');
      return window.outcome([await new Response(b).text(), await a?.getReader().read()]);
    },
    '😀',
  ],
  'a clone': [
    'text',
    async url => {
      const response = await fetch(url);
      const { body } = response;
      const clone = response.clone();
      const facts = [clone.url === response.url, clone.body === body, response.body === body, body?.locked];
      return window.outcome([
        facts,
        await clone.text(),
        await response.text(),
        await window.outcome(() => clone.clone()),
      ]);
    },
    '😀',
  ],
  'a clone of a response in use': [
    'held',
    async url => {
      const response = await fetch(url);
      const reader = response.body?.getReader();
      const refused = await window.outcome(() => response.clone());
      // Firefox sometimes never settles the promise of a cancel.
      void reader?.cancel();
      return window.outcome(refused);
    },
    'TypeError',
  ],
  'text()': ['text', async url => window.outcome((await fetch(url)).text()), '😀'],
  'json()': ['json', async url => window.outcome((await fetch(url)).json()), '"a":1'],
  'json() of what is not JSON': [
    'text',
    async url => window.outcome((await fetch(url)).json()),
    'SyntaxError',
  ],
  'blob()': ['text', async url => window.outcome((await fetch(url)).blob()), 'text/event-stream'],
  'arrayBuffer()': ['text', async url => window.outcome((await fetch(url)).arrayBuffer()), 'buffer'],
  'bytes()': ['text', async url => window.outcome((await fetch(url)).bytes()), 'Uint8Array'],
  'formData()': ['text', async url => window.outcome((await fetch(url)).formData()), 'TypeError'],
  'a body that is read twice': [
    'text',
    async url => {
      const response = await fetch(url);
      const first = response.text();
      const state = [response.bodyUsed, response.body?.locked];
      return window.outcome([state, await first, await window.outcome(response.text()), response.bodyUsed]);
    },
    'TypeError',
  ],
  'an empty body': [
    'empty',
    async url =>
      window.outcome([await (await fetch(url)).text(), await (await fetch(url)).body?.getReader().read()]),
    'true',
  ],
  'no body at all': [
    'text',
    async url => {
      const response = await fetch(url, { method: 'HEAD' });
      return window.outcome([response.body, await response.text(), response.status]);
    },
    '200',
  ],
  'an HTTP error': ['error', async url => window.outcome((await fetch(url)).text()), 'no'],
  'pipeThrough()': [
    'text',
    async url => {
      const body = (await fetch(url)).body;
      let text = '';
      const readable = body?.pipeThrough(new TextDecoderStream());
      const locked = body?.locked;
      for await (const part of readable ?? []) text += part;
      return window.outcome([locked, text, body?.locked, readable instanceof ReadableStream]);
    },
    '😀',
  ],
  'pipeTo()': [
    'text',
    async url => {
      const body = (await fetch(url)).body;
      const kinds: unknown[] = [];
      const sink = new WritableStream({ write: chunk => void kinds.push(chunk.constructor === Uint8Array) });
      const done = body?.pipeTo(sink);
      const locked = body?.locked;
      return window.outcome([
        locked,
        await done,
        body?.locked,
        kinds[0],
        await window.outcome(sink.getWriter().closed),
      ]);
    },
    'undefined',
  ],
  'pipes with wrong arguments': [
    'held',
    async url => {
      const body = (await fetch(url)).body;
      const wrong: never = {} as never;
      const refused = [
        await window.outcome(() => body?.pipeTo(wrong)),
        body?.locked,
        await window.outcome(() => body?.pipeThrough(wrong)),
        await window.outcome(() => body?.pipeTo(new WritableStream(), { signal: wrong })),
        body?.locked,
      ];
      void body?.cancel();
      return window.outcome(refused);
    },
    'TypeError',
  ],
  'a pipe that is aborted': [
    'held',
    async url => {
      const body = (await fetch(url)).body;
      const stop = new AbortController();
      const reasons: unknown[] = [];
      const sink = new WritableStream({
        write: () => stop.abort('enough'),
        abort: reason => void reasons.push(reason),
      });
      const piped = await window.outcome(body?.pipeTo(sink, { signal: stop.signal }));
      return window.outcome([piped, reasons, body?.locked, await body?.getReader().read()]);
    },
    'enough',
  ],
  'a pipe whose sink fails and that leaves the source open': [
    'text',
    async url => {
      const body = (await fetch(url)).body;
      const sink = new WritableStream({
        write: () => {
          throw new RangeError('full');
        },
      });
      const piped = await window.outcome(body?.pipeTo(sink, { preventCancel: true }));
      return window.outcome([piped, body?.locked, (await body?.getReader().read())?.done]);
    },
    'full',
  ],
  'a lock released with a read under way': [
    'held',
    async url => {
      const body = (await fetch(url)).body;
      const reader = body?.getReader();
      await reader?.read();
      const pending = reader?.read();
      reader?.releaseLock();
      const ended = [
        await window.outcome(pending),
        await window.outcome(reader?.closed),
        await window.outcome(reader?.read()),
      ];
      const again = body?.getReader();
      void again?.cancel();
      return window.outcome([
        ended,
        await window.outcome(again?.read()),
        await window.outcome(reader?.cancel()),
      ]);
    },
    'TypeError',
  ],
  'a body in a new Response': [
    'text',
    async url => {
      const response = await fetch(url);
      const wrapped = new Response(response.body, response);
      return window.outcome([wrapped.body === response.body, await wrapped.text(), response.bodyUsed]);
    },
    '😀',
  ],
  'a body transferred': [
    'text',
    async url => {
      const body = (await fetch(url)).body;
      const { port1, port2 } = new MessageChannel();
      const arrived = new Promise<ReadableStream>(resolve => {
        port2.onmessage = event => resolve(event.data);
      });
      if (body) port1.postMessage(body, [body]);
      return window.outcome([await new Response(await arrived).text(), body?.locked]);
    },
    '😀',
  ],
  'a response put into a cache': [
    'text',
    async url => {
      const cache = await caches.open('test');
      await cache.put(url, await fetch(url));
      return window.outcome((await cache.match(url))?.text());
    },
    '😀',
  ],
};

for (const [what, [stream, run, contains]] of Object.entries(uses)) {
  test(`a page cannot tell: ${what}`, async ({ twins }) => {
    const outcome = await twins.agree(run, addressOf(stream));
    expect(JSON.stringify(outcome)).toContain(contains);
  });
}
