import type { Outcome } from './outcome.ts';
import { addressOf } from './scenarios.ts';
import { expect, test } from './twins.ts';

/** Ways to read a body until it fails, told apart by name in the page. */
const ways = [
  'read',
  'byob',
  'iterate',
  'text',
  'json',
  'blob',
  'pipeTo',
  'pipeThrough',
  'tee',
  'clone',
  'closed',
];

/** How the page or the network ends it. */
const ends = ['abort', 'reason', 'cut'] as const;

interface Failure {
  url: string;
  way: string;
  end: (typeof ends)[number];
}

/** Reads one event by `way`, ends the stream, and tells what became of the reading; runs in the page. */
async function fail({ url, way, end }: Failure): Promise<Outcome> {
  const stop = new AbortController();
  const response = await fetch(url, { signal: stop.signal });
  const whole: Record<string, () => Promise<unknown>> = {
    text: () => response.text(),
    json: () => response.json(),
    blob: () => response.blob(),
  };
  const finish = () => {
    if (end === 'abort') stop.abort();
    if (end === 'reason') stop.abort({ because: 'enough' });
  };
  if (whole[way]) {
    const reading = whole[way]();
    setTimeout(finish, 60);
    return window.outcome([await window.outcome(reading), response.bodyUsed, response.body?.locked]);
  }
  if (way === 'pipeTo' || way === 'pipeThrough') {
    const seen: unknown[] = [];
    const sink = new WritableStream({ abort: reason => void seen.push(reason) });
    const through = new TransformStream();
    const piping =
      way === 'pipeTo' ? response.body?.pipeTo(sink) : response.body?.pipeThrough(through).pipeTo(sink);
    setTimeout(finish, 60);
    return window.outcome([await window.outcome(piping), seen, response.body?.locked]);
  }
  const stream =
    way === 'tee' ? response.body?.tee()[1] : way === 'clone' ? response.clone().body : response.body;
  if (way === 'iterate') {
    const parts: unknown[] = [];
    const reading = (async () => {
      for await (const part of stream ?? []) {
        parts.push(part);
        finish();
      }
    })();
    return window.outcome([await window.outcome(reading), parts, response.body?.locked]);
  }
  const reader = stream?.getReader(way === 'byob' ? ({ mode: 'byob' } as never) : undefined);
  const read = () =>
    way === 'byob' ? reader?.read(new Uint8Array(64) as never) : reader?.read(undefined as never);
  const first = await read();
  const next = way === 'closed' ? undefined : read();
  finish();
  return window.outcome([
    first,
    await window.outcome(next),
    await window.outcome(reader?.closed),
    await window.outcome(read()),
  ]);
}

for (const end of ends) {
  for (const way of ways) {
    test(`a page cannot tell how ${way} fails by ${end}`, async ({ twins }) => {
      const url = addressOf(end === 'cut' ? 'cut' : 'held');
      const outcome = await twins.agree(fail, { url, way, end });
      expect(JSON.stringify(outcome)).toContain('threw');
    });
  }
}

const others: Record<string, [stream: string, run: (url: string) => Promise<Outcome>, contains: string]> = {
  'a signal that was aborted before': [
    'held',
    async url => window.outcome(fetch(url, { signal: AbortSignal.abort('never') })),
    'never',
  ],
  'an abort before the headers': [
    'late',
    async url => {
      const stop = new AbortController();
      const promise = fetch(url, { signal: stop.signal });
      stop.abort();
      return window.outcome([await window.outcome(promise), promise instanceof Promise]);
    },
    'AbortError',
  ],
  'a server that is not there': [
    'text',
    async () => window.outcome(fetch('http://127.0.0.1:9/')),
    'TypeError',
  ],
  'arguments that fetch refuses': [
    'text',
    async url =>
      window.outcome([
        await window.outcome(() => fetch(url, { method: 'no method' })),
        await window.outcome(() => fetch('http://[')),
        await window.outcome(() => (fetch as () => unknown)()),
        await window.outcome(() => fetch.call({} as never, url)),
        await window.outcome(() => Response.prototype.text.call({} as never)),
        await window.outcome(() => ReadableStream.prototype.getReader.call({} as never)),
        await window.outcome(() => ReadableStream.prototype.pipeTo.call({} as never, new WritableStream())),
        await window.outcome(() => ReadableStreamDefaultReader.prototype.read.call({} as never)),
        await window.outcome(() => new (fetch as never as new () => unknown)()),
      ]),
    'TypeError',
  ],
  'rejections that nobody handles': [
    'cut',
    async url => {
      const unhandled: string[] = [];
      const listen = (event: PromiseRejectionEvent) => {
        event.preventDefault();
        unhandled.push(`${event.reason} ${event.promise === left}`);
      };
      addEventListener('unhandledrejection', listen);
      const reader = (await fetch(url)).body?.getReader();
      await reader?.read();
      const left = reader?.read();
      void (await fetch(url)).text();
      void (await fetch(url)).body?.pipeThrough(new TransformStream());
      void fetch('http://127.0.0.1:9/');
      await new Promise(resolve => setTimeout(resolve, 300));
      removeEventListener('unhandledrejection', listen);
      return window.outcome(unhandled.sort());
    },
    'TypeError',
  ],
  'getters that are read once': [
    'text',
    async url => {
      const reads: string[] = [];
      const counted = (of: object): never =>
        new Proxy(of, {
          get(target, key) {
            reads.push(String(key));
            return Reflect.get(target, key);
          },
        }) as never;
      const response = await fetch(url, counted({ method: 'POST', body: 'x', headers: { a: 'b' } }));
      const [a, b] = response.body?.tee() ?? [];
      a?.getReader(counted({ mode: 'byob' }));
      await b
        ?.pipeThrough(counted(new TransformStream()), counted({}))
        .pipeTo(new WritableStream(), counted({}));
      return window.outcome(reads);
    },
    'preventAbort',
  ],
};

for (const [what, [stream, run, contains]] of Object.entries(others)) {
  test(`a page cannot tell: ${what}`, async ({ twins }) => {
    const outcome = await twins.agree(run, addressOf(stream));
    expect(JSON.stringify(outcome)).toContain(contains);
  });
}
