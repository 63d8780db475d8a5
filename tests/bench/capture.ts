import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Hand } from '../../demo/server/hand.ts';
import { send } from '../../demo/server/scenario.ts';
import { type DemoServer, startServer } from '../../demo/server/server.ts';
import { type BrowserName, findBrowser } from '../../scripts/browsers.ts';
import { root } from '../../scripts/root.ts';
import type { Browser, Panel, Tab } from '../e2e/support/browser.ts';
import { launchChromium } from '../e2e/support/chromium.ts';
import { launchFirefox } from '../e2e/support/firefox.ts';
import { difference, median, percentile, ratio } from './figures.ts';

/** What capture costs a page: side by side with a browser without the extension, in the same rounds. */

const EVENTS = 50_000;
const EVENT = `data: ${'x'.repeat(192)}\n\n`;

/** Reads a body as fast as it comes; ms. Runs in the page, as all below. */
async function readAll(url: string): Promise<number> {
  const begun = performance.now();
  const reader = (await fetch(url)).body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read());
  return performance.now() - begun;
}

/** Reads events that tell when they were sent; ms from there to the page, each. */
async function lags(url: string): Promise<number[]> {
  const found: number[] = [];
  const decoder = new TextDecoder();
  const reader = (await fetch(url)).body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    const now = performance.timeOrigin + performance.now();
    for (const [, sent] of decoder.decode(next.value).matchAll(/data: (\S+)/g))
      found.push(now - Number(sent));
  }
  return found;
}

interface Stop {
  url: string;
  by: 'cancel' | 'abort';
}

/** When the page stopped reading, epoch ms. */
async function stop({ url, by }: Stop): Promise<number> {
  const controller = new AbortController();
  const reader = (await fetch(url, { signal: controller.signal })).body?.getReader();
  await reader?.read();
  const at = performance.timeOrigin + performance.now();
  if (by === 'abort') controller.abort();
  else void reader?.cancel();
  return at;
}

/** Fetches what is no stream; ms. */
async function small(url: string): Promise<number> {
  const begun = performance.now();
  for (let i = 0; i < 1000; i++) await (await fetch(url)).text();
  return performance.now() - begun;
}

const now = () => performance.timeOrigin + performance.now();

/** 100 events a second for 3 s, each with the time at which it is sent. */
function* ticks() {
  for (let i = 0; i < 300; i++) {
    yield { kind: 'wait', ms: 10 } as const;
    yield send(`data: ${now()}\n\n`);
  }
}

function serve(server: DemoServer): void {
  const events = 500;
  server.add(
    { name: 'bulk', steps: () => Array.from({ length: EVENTS / events }, () => send(EVENT.repeat(events))) },
    { name: 'ticks', steps: ticks },
    { name: 'small', headers: { 'content-type': 'application/json' }, steps: [send('{"a":1}')] },
  );
}

async function stopLag(tab: Tab, server: DemoServer, name: string, by: Stop['by']): Promise<number> {
  const hand = new Hand();
  hand.send('data: one\n\n');
  server.add({ name, steps: hand });
  const at = await tab.evaluate(stop, { url: `/streams/${name}`, by });
  // Chromium now and then takes five seconds to close a cancelled connection, with and without the extension.
  return ((await server.closed(name, 15_000)).end?.at ?? Number.NaN) - at;
}

async function measure(name: BrowserName, rounds: number): Promise<void> {
  const program = findBrowser(name)?.path;
  if (!program) throw new Error(`no ${name} here`);
  const launch = name === 'chromium' ? launchChromium : launchFirefox;
  const server = await startServer();
  serve(server);
  const apps: Browser[] = [
    await launch({ program }),
    await launch({ program, extension: path.join(root, 'dist', name) }),
  ];
  const [bare, watched] = await Promise.all(apps.map(app => app.newTab()));
  if (!bare || !watched) throw new Error('no tabs');
  for (const tab of [bare, watched]) await tab.goto(`${server.url}/blank/`);

  console.log(`${name}: ${rounds} rounds, medians`);
  const compare = async (what: string, run: (tab: Tab, round: number) => Promise<number>, times = rounds) => {
    const [without, with_]: [number[], number[]] = [[], []];
    await run(bare, -1);
    await run(watched, -2);
    for (let round = 0; round < times; round++) {
      without.push(await run(bare, 2 * round));
      with_.push(await run(watched, 2 * round + 1));
    }
    console.log(`  ${what.padEnd(52)} ${ratio(with_, without)}`);
    return [without, with_] as const;
  };
  const latency = async (what: string) => {
    const without = await bare.evaluate(lags, '/streams/ticks');
    const with_ = await watched.evaluate(lags, '/streams/ticks');
    for (const p of [50, 99]) {
      console.log(
        `  ${`${what}, p${p}`.padEnd(52)} ${difference(percentile(with_, p), percentile(without, p))}`,
      );
    }
  };

  const read = (tab: Tab, round: number) => tab.evaluate(readAll, `/streams/bulk?${round}`);
  await compare('50,000 events of 10 MB, panel closed', read);
  await compare('1,000 small responses that are no streams', tab => tab.evaluate(small, '/streams/small'), 3);
  // Firefox leaves a cancelled connection open until more comes, with and without the extension.
  for (const by of name === 'firefox' ? (['abort'] as const) : (['cancel', 'abort'] as const)) {
    const stops = (tab: Tab, round: number) => stopLag(tab, server, `${by}-${round}`, by);
    const [without, with_] = await compare(`${by} to the close at the server`, stops, 3 * rounds);
    console.log(`  ${''.padEnd(52)} ${difference(median(with_), median(without))}`);
  }
  await latency('an event to the page at 100 a second, panel closed');
  const panel: Panel = await watched.openPanel();
  await compare('50,000 events of 10 MB, panel open', read);
  await latency('an event to the page at 100 a second, panel open');
  await panel.close();

  for (const app of apps) await app.close();
  await server.close();
}

const names: BrowserName[] = process.argv.includes('--firefox') ? ['firefox'] : ['chromium'];
console.log(`hook.js: ${readFileSync(path.join(root, 'dist/chromium/hook.js')).length} bytes`);
for (const name of names) await measure(name, 7);
process.exit(0);
