import { test as base, expect } from '@playwright/test';
import { scenarios } from '../../demo/scenarios/index.ts';
import { Hand } from '../../demo/server/hand.ts';
import { cut, send, until, wait } from '../../demo/server/scenario.ts';
import { type DemoServer, startServer } from '../../demo/server/server.ts';

const test = base.extend<{ server: DemoServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
  server: async ({}, use) => {
    const server = await startServer();
    await use(server);
    await server.close();
  },
});

async function arrivals(url: string): Promise<string[]> {
  const response = await fetch(url);
  const texts: string[] = [];
  for await (const chunk of response.body ?? []) texts.push(new TextDecoder().decode(chunk));
  return texts;
}

test('each write arrives by itself when there is time between them', async ({ server }) => {
  server.add({ name: 'three', steps: [send('a'), wait(30), send('bc'), wait(30), send('d')] });
  expect(await arrivals(`${server.url}/streams/three`)).toEqual(['a', 'bc', 'd']);
});

test('a step waits for its signal, and one given earlier counts', async ({ server }) => {
  server.add({ name: 'gated', steps: [send('before'), until('go'), send('after')] });
  const first = arrivals(`${server.url}/streams/gated`);
  expect((await server.request('gated')).end).toBeUndefined();
  server.signal('go');
  expect((await first).join('')).toBe('beforeafter');
  expect((await arrivals(`${server.url}/streams/gated`)).join('')).toBe('beforeafter');
});

test('a stream fed by hand is given whole to each request', async ({ server }) => {
  const hand = new Hand();
  server.add({ name: 'by-hand', steps: hand });
  hand.send('one ');
  const early = arrivals(`${server.url}/streams/by-hand`);
  await server.request('by-hand');
  hand.send('two');
  hand.end();
  expect((await early).join('')).toBe('one two');
  expect((await arrivals(`${server.url}/streams/by-hand`)).join('')).toBe('one two');
});

test('the log tells who closed a stream', async ({ server }) => {
  server.add(
    { name: 'whole', steps: [send('all')] },
    { name: 'broken', steps: [send('half'), wait(20), cut] },
  );
  await arrivals(`${server.url}/streams/whole`);
  expect(await server.closed('whole')).toMatchObject({ end: { by: 'server' }, bytes: 3 });

  await expect(arrivals(`${server.url}/streams/broken`)).rejects.toThrow();
  expect((await server.closed('broken')).end?.by).toBe('cut');

  const controller = new AbortController();
  const response = await fetch(`${server.url}/streams/endless`, { signal: controller.signal });
  await response.body?.getReader().read();
  controller.abort();
  expect((await server.closed('endless')).end?.by).toBe('client');
});

test("a system's endpoint answers by what the user asked, in either form of request", async ({ server }) => {
  const ask = async (path: string, body: unknown) => {
    const response = await fetch(`${server.url}${path}`, { method: 'POST', body: JSON.stringify(body) });
    await response.body?.cancel();
    return server.requests.at(-1)?.scenario;
  };
  expect(await ask('/chamelingo/api/v1/chat', { message: 'Teach me to count to five.' })).toBe(
    'chamelingo-rate-limit',
  );
  expect(
    await ask('/conduit/v1/chat/completions', {
      messages: [{ role: 'user', content: 'Is glass a liquid?' }],
    }),
  ).toBe('conduit-dropped');
  expect(await ask('/conduit/v1/chat/completions', { messages: [] })).toBe('conduit-night');
});

test('scenarios have names and prompts of their own', () => {
  const names = scenarios.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const asked = scenarios.flatMap(({ asked }) => (asked ? [`${asked.system}: ${asked.prompt}`] : []));
  expect(new Set(asked).size).toBe(asked.length);
});
