import { expect, test } from './support/fixture.ts';
import { read } from './support/in-page.ts';
import { select, streamRows, tabText } from './support/look.ts';

/** Streams that are no event streams, by their content type or header. */
const KINDRED = {
  'Ollama’s NDJSON': {
    headers: { 'content-type': 'application/x-ndjson' },
    body: [
      '{"model":"llama","message":{"role":"assistant","content":"Line by "},"done":false}\n',
      '{"model":"llama","message":{"role":"assistant","content":"line."},"done":false}\n',
      '{"model":"llama","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","eval_count":4}\n',
    ],
    text: 'Line by line.',
  },
  'the AI SDK’s data stream': {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-vercel-ai-data-stream': 'v1' },
    body: ['f:{"messageId":"m1"}\n', '0:"Part by "\n', '0:"part."\n', 'd:{"finishReason":"stop"}\n'],
    text: 'Part by part.',
  },
};

for (const [kind, { headers, body, text }] of Object.entries(KINDRED)) {
  test(`${kind} is decoded as it comes`, async ({ tab, server }) => {
    server.add({
      name: 'kindred',
      headers,
      steps: body.map(part => ({ kind: 'send' as const, body: part })),
    });
    await tab.goto(server.url);
    const panel = await tab.openPanel();
    expect(await tab.evaluate(read, '/streams/kindred')).toBe(body.join(''));
    await select(panel, 'kindred');
    await expect.poll(() => tabText(panel)).toContain(text);
    expect(await streamRows(panel)).toEqual([expect.stringContaining('done')]);
  });
}

test('text and JSON that are no streams are left alone', async ({ tab, server }) => {
  server.add(
    { name: 'text', headers: { 'content-type': 'text/plain' }, steps: [{ kind: 'send', body: '0:"no"\n' }] },
    {
      name: 'json',
      headers: { 'content-type': 'application/json' },
      steps: [{ kind: 'send', body: '[{}]' }],
    },
    { name: 'stream', steps: [{ kind: 'send', body: 'data: {}\n\n' }] },
  );
  await tab.goto(server.url);
  const panel = await tab.openPanel();
  for (const name of ['text', 'json', 'stream']) await tab.evaluate(read, `/streams/${name}`);
  await select(panel, 'stream');
  expect(await streamRows(panel)).toHaveLength(1);
});
