import { Hand } from '../../../demo/server/hand.ts';
import { send } from '../../../demo/server/scenario.ts';
import { expect, test } from './recorder.ts';
import { addressOf, textBytes } from './scenarios.ts';

const MB = 1024 * 1024;

/** Reads streams to their ends, one after the other; runs in the page. */
async function readAll(urls: string[]): Promise<void> {
  for (const url of urls) await (await fetch(url)).arrayBuffer();
}

test('a panel that comes late is told everything, and nothing was sent before', async ({ recorder }) => {
  await recorder.tab.evaluate(readAll, [addressOf('text')]);
  await expect.poll(() => recorder.tab.evaluate(() => window.background.connections, undefined)).toBe(1);
  expect(await recorder.messages()).toEqual([]);

  await recorder.watch();
  const [stream] = await recorder.closed();
  expect(Buffer.from(stream?.body.bytes() ?? [])).toEqual(textBytes);
  expect((await recorder.messages())[0]).toMatchObject({ kind: 'document' });
});

test('a page without a stream never connects by itself', async ({ recorder }) => {
  await recorder.tab.evaluate(readAll, [addressOf('plain')]);
  await recorder.tab.evaluate(() => new Promise(resolve => setTimeout(resolve, 400)), undefined);
  expect(await recorder.tab.evaluate(() => window.background.connections, undefined)).toBe(0);
});

test('after the background was killed a panel gets what it lacks, in order and no more', async ({
  recorder,
  server,
}) => {
  const hand = new Hand();
  hand.send('data: one\n\n');
  server.add({ name: 'long', steps: hand });
  await recorder.watch();
  await recorder.tab.evaluate(async url => {
    void (await fetch(url)).body?.pipeTo(new WritableStream());
  }, addressOf('long'));
  await expect.poll(async () => (await recorder.streams())[0]?.body.text()).toBe('data: one\n\n');

  const before = (await recorder.streams())[0];
  await recorder.tab.evaluate(() => window.background.drop(), undefined);
  hand.send('data: two\n\n');
  await recorder.watch({ [before?.open.stream ?? '']: before?.messages.length ?? 0 });
  hand.send('data: three\n\n');
  hand.end();

  const [stream] = await recorder.closed();
  expect(stream?.body.text()).toBe('data: one\n\ndata: two\n\ndata: three\n\n');
  expect(stream?.messages.map(message => message.seq)).toEqual(stream?.messages.map((_, index) => index));
});

test('an event of 8 MB comes whole, in batches that go on being small', async ({ recorder, server }) => {
  const event = `data: ${'x'.repeat(8 * MB)}\n\n`;
  server.add({ name: 'huge', steps: [send(event)] });
  await recorder.watch();
  await recorder.tab.evaluate(readAll, [addressOf('huge')]);

  const [stream] = await recorder.closed();
  expect(stream?.body.size).toBe(event.length);
  expect(stream?.body.text()).toBe(event);
  for (const batch of await recorder.batches()) {
    const size = batch.reduce(
      (sum, message) => sum + (message.kind === 'chunk' ? message.text.length : 0),
      0,
    );
    expect(size).toBeLessThanOrEqual(MB);
  }
});

test('a stream that never ends is told while it runs', async ({ recorder }) => {
  await recorder.watch();
  await recorder.tab.evaluate(async url => {
    void (await fetch(url)).body?.pipeTo(new WritableStream());
  }, addressOf('held'));

  await expect.poll(async () => (await recorder.streams())[0]?.body.text()).toBe('data: one\n\n');
  expect((await recorder.streams())[0]?.close).toBeUndefined();
});

test('before anybody looked, 8 MB are kept: the head, the tail, and a count of what went', async ({
  recorder,
  server,
}) => {
  const line = (index: number) => `data: ${String(index).padStart(10, '0')} ${'x'.repeat(64 * 1024)}\n\n`;
  const count = 300;
  const size = line(0).length * count;
  server.add({ name: 'large', steps: () => Array.from({ length: count }, (_, index) => send(line(index))) });
  await recorder.tab.evaluate(readAll, [addressOf('large')]);
  await recorder.handedOver(size);
  await recorder.watch();

  const [stream] = await recorder.closed();
  const dropped = stream?.messages.filter(message => message.kind === 'dropped') ?? [];
  const gone = dropped.reduce((sum, message) => sum + (message.kind === 'dropped' ? message.bytes : 0), 0);
  expect((stream?.body.size ?? 0) + gone).toBe(size);
  expect(stream?.body.size).toBeLessThanOrEqual(8 * MB);
  expect(stream?.body.size).toBeGreaterThan(4 * MB);
  expect(stream?.body.text().startsWith(line(0))).toBe(true);
  expect(stream?.body.text().endsWith(line(count - 1))).toBe(true);
  let next = 0;
  for (const message of stream?.messages ?? []) {
    expect(message.seq).toBe(next);
    next = (message.kind === 'dropped' ? message.last : message.seq) + 1;
  }
});

test('closed streams that nobody asked for are forgotten whole, the oldest first, and counted', async ({
  recorder,
  server,
}) => {
  const body = 'x'.repeat(3 * MB);
  server.add({ name: 'bulk', steps: () => [send(body)] });
  const urls = Array.from({ length: 5 }, () => addressOf('bulk'));
  await recorder.tab.evaluate(readAll, urls);
  await recorder.handedOver(5 * body.length);
  await recorder.watch();

  const streams = await recorder.closed(2);
  expect(streams.map(stream => stream.open.url)).toEqual(
    urls.slice(3).map(url => expect.stringContaining(url)),
  );
  const forgotten = (await recorder.messages()).filter(message => message.kind === 'forgotten');
  expect(forgotten).toEqual([expect.objectContaining({ streams: 3, bytes: 3 * body.length })]);
});
