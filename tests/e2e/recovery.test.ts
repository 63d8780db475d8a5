import { Hand } from '../../demo/server/hand.ts';
import { expect, test } from './support/fixture.ts';
import { listen } from './support/in-page.ts';
import { eventCount, select, showTab, streamRows, tabText } from './support/look.ts';
import { finish, piece } from './support/openai.ts';

test('a panel opened late shows the running stream from its first byte', async ({ tab, server }) => {
  const hand = new Hand();
  hand.send(piece('First, '));
  server.add({ name: 'late', steps: hand });
  await tab.goto(server.url);
  await tab.evaluate(listen, '/streams/late');
  await expect.poll(() => tab.evaluate(() => window.heard, null)).toContain('First, ');

  const panel = await tab.openPanel();
  await select(panel, 'late');
  await expect.poll(() => tabText(panel)).toContain('First, ');
  hand.send(piece('then.'));
  await expect.poll(() => tabText(panel)).toMatch(/First,.*then\./s);
  hand.send(finish);
  hand.end();
  await expect.poll(() => streamRows(panel)).toEqual([expect.stringContaining('done')]);
});

test('a panel closed and opened again shows the whole stream', async ({ tab, server }) => {
  const hand = new Hand();
  server.add({ name: 'again', steps: hand });
  await tab.goto(server.url);
  const first = await tab.openPanel();
  await tab.evaluate(listen, '/streams/again');
  hand.send(piece('One, '));
  await select(first, 'again');
  await expect.poll(() => tabText(first)).toContain('One, ');
  await first.close();
  hand.send(piece('two, '));

  const second = await tab.openPanel();
  hand.send(piece('three.') + finish);
  hand.end();
  await select(second, 'again');
  await expect.poll(() => tabText(second)).toMatch(/One,.*two,.*three\./s);
});

test('a background killed in mid-stream loses nothing', async ({ app, tab, server }) => {
  const hand = new Hand();
  server.add({ name: 'killed', steps: hand });
  await tab.goto(server.url);
  const panel = await tab.openPanel();
  await tab.evaluate(listen, '/streams/killed');
  hand.send(piece('One, '));
  await select(panel, 'killed');
  await expect.poll(() => tabText(panel)).toContain('One, ');

  await app.killBackground();
  hand.send(piece('two, '));
  await expect.poll(() => tabText(panel)).toMatch(/One,.*two,/s);
  await app.killBackground();
  hand.send(piece('three.') + finish);
  hand.end();
  await expect.poll(() => tabText(panel)).toMatch(/One,.*two,.*three\./s);
  await showTab(panel, 'Events');
  await expect.poll(() => eventCount(panel)).toBe(5);
});
