import { send } from '../../../demo/server/scenario.ts';
import type { DemoServer } from '../../../demo/server/server.ts';
import type { Tab } from '../support/browser.ts';
import { expect, test } from './twins.ts';

const MB = 1024 * 1024;
const total = 96 * MB;

/** Takes the first bytes of a stream and no more; runs in the page. */
const slow = {
  reader: async (url: string) => {
    const reader = (await fetch(url)).body?.getReader();
    await reader?.read();
    window.stop = () => void reader?.cancel();
  },
  pipe: async (url: string) => {
    const stop = new AbortController();
    const { body } = await fetch(url, { signal: stop.signal });
    const sink = new WritableStream({ write: () => new Promise(() => undefined) });
    body?.pipeTo(sink).catch(() => undefined);
    window.stop = () => stop.abort();
  },
  'pipe through a transformation': async (url: string) => {
    const stop = new AbortController();
    const { body } = await fetch(url, { signal: stop.signal });
    const reader = body?.pipeThrough(new TransformStream()).getReader();
    await reader?.read();
    window.stop = () => stop.abort();
  },
};

declare global {
  interface Window {
    stop(): void;
  }
}

/** Bytes that the server could write before nobody took more. */
async function written(server: DemoServer, tab: Tab, name: string, run: (url: string) => Promise<void>) {
  const piece = 'x'.repeat(64 * 1024);
  server.add({ name, steps: () => Array.from({ length: total / piece.length }, () => send(piece)) });
  await tab.evaluate(run, `/streams/${name}`);
  const request = await server.request(name);
  let seen = -1;
  let still = 0;
  const look = () => {
    still = request.bytes === seen ? still + 1 : 0;
    seen = request.bytes;
    return still;
  };
  await expect.poll(look, { intervals: [100] }).toBeGreaterThan(5);
  await tab.evaluate(() => window.stop(), undefined);
  return seen;
}

// Firefox takes all that there is, however slow the page, with and without the extension.
for (const [what, run] of Object.entries(slow)) {
  test(`a slow ${what} stops the server as it does without the extension`, async ({ twins, server }) => {
    const bare = await written(server, twins.bare, `slow-bare-${what}`, run);
    const watched = await written(server, twins.watched, `slow-watched-${what}`, run);
    expect(bare).toBeLessThan(total / 2);
    expect(watched).toBeLessThan(total / 2);
  });
}
