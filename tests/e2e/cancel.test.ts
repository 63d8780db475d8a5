import { Hand } from '../../demo/server/hand.ts';
import { expect, test } from './support/fixture.ts';
import { select, streamRows, tabText } from './support/look.ts';
import { piece } from './support/openai.ts';

test('a reader that the page cancels closes the connection at the server', async ({ app, tab, server }) => {
  const hand = new Hand();
  hand.send(piece('Half an'));
  server.add({ name: 'cancelled', steps: hand });
  await tab.goto(server.url);
  const panel = await tab.openPanel();

  await tab.evaluate(async url => {
    const reader = (await fetch(url)).body?.getReader();
    await reader?.read();
    await reader?.cancel('enough');
  }, '/streams/cancelled');

  // Firefox closes the connection of a cancelled body when more of it arrives, with and without an extension.
  if (app.name === 'firefox') hand.send(piece(' answer'));
  expect((await server.closed('cancelled')).end?.by).toBe('client');
  await expect.poll(() => streamRows(panel)).toEqual([expect.stringContaining('cancelled')]);
  await select(panel, 'cancelled');
  await expect.poll(() => tabText(panel)).toContain('Half an');
});

test("a page's Stop button closes the connection at the server", async ({ tab, server }) => {
  const hand = new Hand();
  hand.send(piece('Half an'));
  server.add({ name: 'stopped', steps: hand });
  await tab.goto(server.url);
  const panel = await tab.openPanel();

  const error = await tab.evaluate(async url => {
    const controller = new AbortController();
    const reader = (await fetch(url, { signal: controller.signal })).body?.getReader();
    await reader?.read();
    const next = reader?.read();
    controller.abort();
    try {
      await next;
      return 'none';
    } catch (error) {
      return error instanceof DOMException ? error.name : 'other';
    }
  }, '/streams/stopped');

  expect(error).toBe('AbortError');
  expect((await server.closed('stopped')).end?.by).toBe('client');
  await expect.poll(() => streamRows(panel)).toEqual([expect.stringContaining('aborted')]);
});
