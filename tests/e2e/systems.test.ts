import type { Panel, Tab } from './support/browser.ts';
import { expect, test } from './support/fixture.ts';
import { select, showTab, streamRows, tabText } from './support/look.ts';

/** The demo's own chat pages, asked as a person would, and what the panel shows of each system. */

async function ask(tab: Tab, url: string, prompt: string): Promise<Panel> {
  await tab.goto(url);
  const panel = await tab.openPanel();
  await tab.evaluate(async words => {
    const button = () => [...document.querySelectorAll('button')].find(b => b.textContent === words);
    while (!button()) await new Promise(resolve => requestAnimationFrame(resolve));
    button()?.click();
  }, prompt);
  return panel;
}

test('Chamelingo: named events, corrections, usage, title and warning', async ({ tab, server }) => {
  const panel = await ask(tab, `${server.url}/chamelingo/`, '저는 학교에 공부해요. Is that right?');
  await select(panel, 'chat');
  await expect.poll(() => tabText(panel)).toContain('거의 맞았어요!');
  await expect.poll(() => streamRows(panel)).toEqual([expect.stringContaining('done')]);
  const transcript = await tabText(panel);
  expect(transcript).toContain('저는 학교에서 공부해요');
  expect(transcript).toContain('에서 marks the place of an action');
  await showTab(panel, 'Usage');
  expect(await tabText(panel)).toContain('164');
  await showTab(panel, 'Diagnostics');
  expect(await tabText(panel)).toMatch(/Stalled for 1\.\d+ s/);
});

test('Chamelingo: an error with its code, request id and whether it may be retried', async ({
  tab,
  server,
}) => {
  const panel = await ask(tab, `${server.url}/chamelingo/`, 'Teach me to count to five.');
  await expect.poll(() => streamRows(panel)).toEqual([expect.stringContaining('error')]);
  await select(panel, 'chat');
  await expect.poll(() => tabText(panel)).toMatch(/rate_limit/);
  expect(await tabText(panel)).toMatch(/req_/);
  expect(await tabText(panel)).toMatch(/retr(y|ied)/i);
});

test('Wondercat: data lines without blank lines, a tool call and its result', async ({ tab, server }) => {
  const panel = await ask(tab, `${server.url}/wondercat/`, 'Make a short film of a cat in a paper boat.');
  await select(panel, 'messages');
  await expect.poll(() => tabText(panel)).toContain('generateVideo');
  await expect.poll(() => streamRows(panel)).toEqual([expect.stringContaining('done')]);
  expect(await tabText(panel)).toContain('media_boat_1');
  await showTab(panel, 'Diagnostics');
  expect(await tabText(panel)).toContain('blank line');
});

test('WisQu: typed events through EventSource', async ({ tab, server }) => {
  const panel = await ask(tab, `${server.url}/wisqu/`, 'Why does Ramadan move through the year?');
  await expect.poll(() => streamRows(panel)).toEqual([expect.stringContaining('done')]);
  expect(await streamRows(panel)).toEqual([expect.stringContaining('WisQu')]);
  await select(panel, 'chat');
  await showTab(panel, 'Request');
  expect(await tabText(panel)).toContain('EventSource');
});

test('WisQu: a whole answer in one arrival is suspected of proxy buffering', async ({ tab, server }) => {
  const panel = await ask(tab, `${server.url}/wisqu/`, 'How many daily prayers are there?');
  await expect.poll(() => streamRows(panel)).toEqual([expect.stringContaining('done')]);
  await select(panel, 'chat');
  await showTab(panel, 'Diagnostics');
  expect(await tabText(panel)).toMatch(/proxy_buffering/);
});

test('Conduit: the page’s own Stop button', async ({ tab, server }) => {
  const panel = await ask(tab, `${server.url}/conduit/`, 'Explain the tides at great length.');
  await select(panel, 'completions');
  await expect.poll(() => tabText(panel)).toContain('The moon pulls');
  await tab.evaluate(() => {
    [...document.querySelectorAll('button')].find(b => b.textContent === 'Stop')?.click();
  }, null);
  expect((await server.closed('conduit-tides')).end?.by).toBe('client');
  await expect.poll(() => streamRows(panel)).toEqual([expect.stringContaining('aborted')]);
});

test('Conduit: an answer that ends without its end mark', async ({ tab, server }) => {
  const panel = await ask(tab, `${server.url}/conduit/`, 'How do bees find their way home?');
  await expect.poll(() => streamRows(panel)).toEqual([expect.stringContaining('truncated')]);
});

test('Eden AI: reasoning apart from the answer, and usage', async ({ tab, server }) => {
  const panel = await ask(
    tab,
    `${server.url}/eden-ai/`,
    'Twelve coins, one is false: find it in three weighings.',
  );
  await select(panel, 'completions');
  await expect.poll(() => streamRows(panel)).toEqual([expect.stringContaining('thinking')]);
  await expect.poll(() => streamRows(panel)).toEqual([expect.stringContaining('done')]);
  expect(await tabText(panel)).toContain('Reasoning');
});
