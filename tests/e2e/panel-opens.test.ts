import { expect, test } from './support/fixture.ts';

test('the panel opens in DevTools with its list, its tools and nothing in it', async ({ tab, server }) => {
  await tab.goto(`${server.url}/blank/`);
  const panel = await tab.openPanel();

  expect(await panel.all({ role: 'grid', name: 'Streams' })).toHaveLength(1);
  for (const name of ['Record', 'Clear', 'Export']) {
    expect(await panel.all({ role: 'button', name }), name).toHaveLength(1);
  }
  expect(await panel.all({ role: 'searchbox', name: 'Filter streams' })).toHaveLength(1);
  expect(await panel.all({ role: 'checkbox', name: 'Preserve log' })).toMatchObject([{ checked: false }]);
  await expect.poll(() => panel.all({ role: 'status' })).toMatchObject([{ text: /^0 streams/ }]);
});
