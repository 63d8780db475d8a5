import type { Scenario } from '../../demo/server/scenario.ts';
import type { Panel } from './support/browser.ts';
import { expect, test } from './support/fixture.ts';
import { read } from './support/in-page.ts';
import { select, showTab, streamRows, tabText } from './support/look.ts';
import { answer, piece } from './support/openai.ts';

/** A stream of its own kind of badness, and what the panel says of it in a tab. */
interface Bad {
  what: string;
  scenario: Omit<Scenario, 'name'>;
  tab: 'Transcript' | 'Events' | 'Diagnostics' | 'Raw';
  says: string | RegExp;
}

const send = (body: string | Uint8Array) => ({ steps: [{ kind: 'send' as const, body }] });

const BAD: Bad[] = [
  {
    what: 'bytes that are not UTF-8',
    scenario: send(Buffer.concat([Buffer.from(piece('good')), Buffer.from('data: \xff\xfe\n\n', 'latin1')])),
    tab: 'Diagnostics',
    says: /UTF-8/,
  },
  {
    what: 'an event that is not JSON',
    scenario: send(`${piece('good')}data: {"choices":[{\n\n`),
    tab: 'Diagnostics',
    says: /JSON/,
  },
  {
    what: 'an HTTP error with a JSON body',
    scenario: { status: 429, ...send('{"error":{"message":"Slow down, please","code":"rate_limit"}}') },
    tab: 'Transcript',
    says: /Slow down, please/,
  },
  {
    what: 'an HTTP error with an HTML body',
    scenario: { status: 502, ...send('<html><body><h1>Bad gateway</h1></body></html>') },
    tab: 'Raw',
    says: /<h1>Bad gateway<\/h1>/,
  },
  { what: 'an empty stream', scenario: { steps: [] }, tab: 'Diagnostics', says: /empty|no event|nothing/i },
  { what: 'an event with empty data', scenario: send('data:\n\ndata\n\n'), tab: 'Events', says: /2/ },
];

for (const [index, bad] of BAD.entries()) {
  test(`${bad.what} is shown plainly and hurts no other stream`, async ({ tab, server }) => {
    const name = `bad-${index}`;
    server.add(
      { name, ...bad.scenario },
      { name: 'good', steps: [{ kind: 'send', body: answer('All is well.') }] },
    );
    await tab.goto(server.url);
    const panel = await tab.openPanel();
    await tab.evaluate(read, `/streams/${name}`);
    await tab.evaluate(read, '/streams/good');
    await expectGood(panel);
    await select(panel, name);
    await showTab(panel, bad.tab);
    await expect.poll(() => tabText(panel)).toMatch(bad.says);
  });
}

test('an event of 8 MB is shown with its size', async ({ tab, server }) => {
  const size = 8 * 1024 * 1024;
  server.add({ name: 'huge', steps: [{ kind: 'send', body: piece('x'.repeat(size)) }] });
  await tab.goto(server.url);
  const panel = await tab.openPanel();
  expect(await tab.evaluate(readLength, '/streams/huge')).toBe(piece('x'.repeat(size)).length);
  await select(panel, 'huge');
  await showTab(panel, 'Events');
  await expect.poll(() => tabText(panel)).toMatch(/8\.\d MB/);
});

test('a page that throws in its own handlers is recorded all the same', async ({ tab, server }) => {
  server.add({ name: 'thrown', steps: [{ kind: 'send', body: answer('Caught.') }] });
  await tab.goto(server.url);
  const panel = await tab.openPanel();
  await tab.evaluate(async url => {
    const response = await fetch(url);
    const reader = response.body?.getReader();
    void reader?.read().then(() => {
      throw new Error('of the page');
    });
    await reader?.read();
  }, '/streams/thrown');
  await select(panel, 'thrown');
  await expect.poll(() => tabText(panel)).toContain('Caught.');
});

test('a page that replaces window.fetch keeps its own and is recorded', async ({ tab, server }) => {
  server.add({ name: 'replaced', steps: [{ kind: 'send', body: answer('Replaced.') }] });
  await tab.goto(server.url);
  const panel = await tab.openPanel();
  const called = await tab.evaluate(async url => {
    const before = window.fetch;
    let calls = 0;
    window.fetch = (...args) => {
      calls++;
      return before(...args);
    };
    await (await fetch(url)).text();
    return calls;
  }, '/streams/replaced');
  expect(called).toBe(1);
  await select(panel, 'replaced');
  await expect.poll(() => tabText(panel)).toContain('Replaced.');
});

test('fake messages of a hostile page make no stream', async ({ tab, server }) => {
  server.add({ name: 'honest', steps: [{ kind: 'send', body: answer('Honest.') }] });
  await tab.goto(server.url);
  const panel = await tab.openPanel();
  await tab.evaluate(() => {
    const fake = { kind: 'open', stream: 'fake', seq: 0, at: 0, method: 'GET', url: '/fake', via: 'fetch' };
    for (let i = 0; i < 1000; i++) window.postMessage({ kind: 'batch', messages: [fake] }, '*');
    for (const type of ['deltascope', 'message', 'deltascope:port']) {
      const { port1, port2 } = new MessageChannel();
      window.dispatchEvent(new MessageEvent(type, { data: fake, ports: [port2] }));
      port1.postMessage([fake]);
    }
  }, null);
  await tab.evaluate(read, '/streams/honest');
  await expect.poll(() => streamRows(panel)).toEqual([expect.stringContaining('honest')]);
});

async function readLength(url: string): Promise<number> {
  return (await (await fetch(url)).text()).length;
}

async function expectGood(panel: Panel): Promise<void> {
  await select(panel, 'good');
  await showTab(panel, 'Transcript');
  await expect.poll(() => tabText(panel)).toContain('All is well.');
}
