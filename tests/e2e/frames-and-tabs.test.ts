import { Hand } from '../../demo/server/hand.ts';
import { expect, test } from './support/fixture.ts';
import { listen, read } from './support/in-page.ts';
import { select, streamRows, tabText } from './support/look.ts';
import { answer, piece } from './support/openai.ts';

const FRAMES = {
  'a same-origin frame': (url: string) => ({ src: url }),
  'an about:blank frame': () => ({}),
  'a srcdoc frame': () => ({ srcdoc: '<p>framed' }),
};

for (const [kind, attributes] of Object.entries(FRAMES)) {
  test(`${kind} is seen like the page`, async ({ tab, server }) => {
    server.add({ name: 'framed', steps: [{ kind: 'send', body: answer('From ', 'inside.') }] });
    await tab.goto(server.url);
    const panel = await tab.openPanel();
    const heard = await tab.evaluate(
      async ({ url, attributes }) => {
        const frame = document.createElement('iframe');
        Object.assign(frame, attributes);
        document.body.append(frame);
        if ('src' in attributes || 'srcdoc' in attributes) {
          await new Promise(resolve => frame.addEventListener('load', resolve));
        }
        const response = await frame.contentWindow?.fetch(url);
        return response?.text();
      },
      { url: `${server.url}/streams/framed`, attributes: attributes(server.url) },
    );
    expect(heard).toBe(answer('From ', 'inside.'));
    await select(panel, 'framed');
    await expect.poll(() => tabText(panel)).toContain('From inside.');
  });
}

test('two tabs do not mix', async ({ app, tab, server }) => {
  const left = new Hand();
  const right = new Hand();
  server.add({ name: 'left', steps: left }, { name: 'right', steps: right });
  await tab.goto(server.url);
  const leftPanel = await tab.openPanel();
  await tab.evaluate(listen, '/streams/left');
  const other = await app.newTab();
  await other.goto(server.url);
  const rightPanel = await other.openPanel();
  await other.evaluate(listen, '/streams/right');
  left.send(piece('of the left'));
  right.send(piece('of the right'));

  await select(leftPanel, 'left');
  await expect.poll(() => tabText(leftPanel)).toContain('of the left');
  await select(rightPanel, 'right');
  await expect.poll(() => tabText(rightPanel)).toContain('of the right');
  expect(await streamRows(leftPanel)).toEqual([expect.stringContaining('left')]);
  expect(await streamRows(rightPanel)).toEqual([expect.stringContaining('right')]);
  await other.close();
});

test.describe('a reload', () => {
  test('clears the list', async ({ tab, server }) => {
    server.add({ name: 'before', steps: [{ kind: 'send', body: answer('Before.') }] });
    await tab.goto(server.url);
    const panel = await tab.openPanel();
    await tab.evaluate(read, '/streams/before');
    await expect.poll(() => streamRows(panel)).toEqual([expect.stringContaining('done')]);
    await tab.reload();
    await expect.poll(() => streamRows(panel)).toEqual([]);
  });

  test('leaves it with Preserve log, and ends what was running', async ({ tab, server }) => {
    const hand = new Hand();
    hand.send(piece('Running'));
    server.add(
      { name: 'before', steps: [{ kind: 'send', body: answer('Before.') }] },
      { name: 'running', steps: hand },
    );
    await tab.goto(server.url);
    const panel = await tab.openPanel();
    await panel.click({ role: 'checkbox', name: 'Preserve log' });
    await tab.evaluate(read, '/streams/before');
    await tab.evaluate(listen, '/streams/running');
    await select(panel, 'running');
    await expect.poll(() => tabText(panel)).toContain('Running');
    await tab.reload();
    await tab.evaluate(read, '/streams/before');
    await expect
      .poll(() => streamRows(panel))
      .toEqual([
        expect.stringContaining('done'),
        expect.stringContaining('unloaded'),
        expect.stringContaining('done'),
      ]);
  });
});
