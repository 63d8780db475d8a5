import { Hand } from '../../demo/server/hand.ts';
import type { DemoServer } from '../../demo/server/server.ts';
import type { Panel, Tab } from './support/browser.ts';
import { expect, test } from './support/fixture.ts';
import { listen, read } from './support/in-page.ts';
import { eventCount, select, showTab, streamRows, tabText } from './support/look.ts';
import { answer, finish, piece } from './support/openai.ts';

/** Working with the list: record, filter, clear, keyboard. */

const STREAMS = { role: 'grid', name: 'Streams' };

async function twoStreams(tab: Tab, server: DemoServer): Promise<Panel> {
  server.add(
    { name: 'apples', steps: [{ kind: 'send', body: answer('An apple.') }] },
    { name: 'pears', steps: [{ kind: 'send', body: answer('A pear.') }] },
  );
  await tab.goto(server.url);
  const panel = await tab.openPanel();
  await tab.evaluate(read, '/streams/apples');
  await tab.evaluate(read, '/streams/pears');
  await expect.poll(() => streamRows(panel)).toHaveLength(2);
  return panel;
}

test('the filter narrows the list to what has its words', async ({ tab, server }) => {
  const panel = await twoStreams(tab, server);
  await panel.fill({ role: 'searchbox', name: 'Filter streams' }, 'pear');
  await expect.poll(() => streamRows(panel)).toEqual([expect.stringContaining('pears')]);
});

test('Clear empties the list, and what comes after is shown', async ({ tab, server }) => {
  const panel = await twoStreams(tab, server);
  await panel.click({ role: 'button', name: 'Clear' });
  await expect.poll(() => streamRows(panel)).toEqual([]);
  await tab.evaluate(read, '/streams/apples');
  await expect.poll(() => streamRows(panel)).toEqual([expect.stringContaining('apples')]);
});

test('while nothing is recorded no stream is listed, and those listed go on', async ({ tab, server }) => {
  const hand = new Hand();
  server.add(
    { name: 'listed', steps: hand },
    { name: 'unwanted', steps: [{ kind: 'send', body: answer('Nobody looks.') }] },
  );
  await tab.goto(server.url);
  const panel = await tab.openPanel();
  await tab.evaluate(listen, '/streams/listed');
  hand.send(piece('Before, '));
  await select(panel, 'listed');
  await panel.click({ role: 'button', name: 'Record' });
  await tab.evaluate(read, '/streams/unwanted');
  hand.send(piece('meanwhile.'));
  await expect.poll(() => tabText(panel)).toContain('meanwhile.');
  await panel.click({ role: 'button', name: 'Record' });
  hand.send(finish);
  hand.end();
  await expect.poll(() => streamRows(panel)).toEqual([expect.stringContaining('done')]);
});

test('arrow keys walk the streams and the tabs', async ({ tab, server }) => {
  const panel = await twoStreams(tab, server);
  await select(panel, 'apples');
  await panel.press('ArrowDown');
  await expect
    .poll(
      async () => (await panel.all({ role: 'row', within: STREAMS, at: 2 }))[0]?.attributes['aria-selected'],
    )
    .toBe('true');
  await showTab(panel, 'Transcript');
  await panel.press('ArrowRight');
  await expect.poll(() => eventCount(panel)).toBe(3);
});

test('the filter of events counts what it shows', async ({ tab, server }) => {
  const panel = await twoStreams(tab, server);
  await select(panel, 'pears');
  await showTab(panel, 'Events');
  await panel.fill({ role: 'searchbox', name: 'Filter events' }, 'DONE');
  await expect.poll(() => eventCount(panel)).toBe(1);
});

test('the status line counts streams', async ({ tab, server }) => {
  const panel = await twoStreams(tab, server);
  const [status] = await panel.all({ role: 'status' });
  expect(status?.text).toContain('2 streams');
});
