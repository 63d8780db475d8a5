import { send, wait } from '../../../demo/server/scenario.ts';
import { expect, test } from './recorder.ts';
import { addressOf, textBytes } from './scenarios.ts';

const ways = [
  'read',
  'byob',
  'iterate',
  'text',
  'blob',
  'pipeTo',
  'pipeThrough',
  'tee',
  'clone',
  'response',
  'xhr',
];

/** Reads a stream to its end; runs in the page. */
async function read({ url, way }: { url: string; way: string }): Promise<void> {
  if (way === 'xhr') {
    const xhr = new XMLHttpRequest();
    xhr.open('GET', url);
    const ended = new Promise(resolve => xhr.addEventListener('loadend', resolve));
    xhr.send();
    await ended;
    return;
  }
  const response = await fetch(url);
  const { body } = response;
  const drain = async (stream: ReadableStream | null | undefined) => {
    for (const reader = stream?.getReader(); reader && !(await reader.read()).done; );
  };
  switch (way) {
    case 'read':
      return drain(body);
    case 'byob': {
      const reader = body?.getReader({ mode: 'byob' });
      while (!(await reader?.read(new DataView(new ArrayBuffer(7))))?.done);
      return;
    }
    case 'iterate':
      for await (const _ of body ?? []);
      return;
    case 'text':
      return void (await response.text());
    case 'blob':
      return void (await response.blob());
    case 'pipeTo':
      return body?.pipeTo(new WritableStream());
    case 'pipeThrough':
      return drain(body?.pipeThrough(new TransformStream()));
    case 'tee': {
      const [a, b] = body?.tee() ?? [];
      return void (await Promise.all([drain(a), drain(b)]));
    }
    case 'clone': {
      const clone = response.clone();
      await drain(clone.body);
      return void (await response.text());
    }
    case 'response':
      return drain(new Response(body).body);
  }
}

for (const way of ways) {
  test(`what ${way} reads is recorded once, byte for byte`, async ({ recorder }) => {
    await recorder.watch();
    await recorder.tab.evaluate(read, { url: addressOf('text'), way });

    const [stream] = await recorder.closed();
    expect(Buffer.from(stream?.body.bytes() ?? [])).toEqual(textBytes);
    expect(stream?.body.size).toBe(textBytes.length);
    expect(stream?.messages.map(message => message.seq)).toEqual(stream?.messages.map((_, index) => index));
    expect(stream?.headers).toMatchObject({ status: 200 });
    expect(stream?.close).toMatchObject({ reason: 'end' });
  });
}

test('bytes that are not UTF-8 and a character that never comes whole are recorded exactly', async ({
  recorder,
  server,
}) => {
  const parts = [[0xef, 0xbb, 0xbf, 0x64], [0xff, 0xfe, 0xe2], [0x82], [0xac, 0x0a, 0xf0, 0x9f]];
  server.add({ name: 'bytes', steps: () => parts.flatMap(part => [send(Uint8Array.from(part)), wait(30)]) });
  await recorder.watch();
  await recorder.tab.evaluate(read, { url: addressOf('bytes'), way: 'read' });

  const [stream] = await recorder.closed();
  expect([...(stream?.body.bytes() ?? [])]).toEqual(parts.flat());
  expect(stream?.body.size).toBe(parts.flat().length);
  expect(stream?.body.chunks.at(-1)).toMatchObject({ bytes: 0, base64: true });
});

test('what is no event stream is not recorded, whatever reads it', async ({ recorder }) => {
  await recorder.watch();
  for (const way of ways) await recorder.tab.evaluate(read, { url: addressOf('plain'), way });
  await recorder.tab.evaluate(read, { url: addressOf('page-type'), way: 'read' });

  const streams = await recorder.closed();
  expect(streams.map(stream => new URL(stream.open.url).pathname)).toEqual(['/streams/page-type']);
});

test('how a stream ended is told', async ({ recorder }) => {
  const urls = ['held', 'held', 'held', 'held', 'cut', 'empty'].map(addressOf);
  await recorder.watch();
  await recorder.tab.evaluate(async ([cancelled, aborted, because, stalled, cut, empty]) => {
    const first = async (url = '', signal?: AbortSignal) => {
      const reader = (await fetch(url, signal ? { signal } : {})).body?.getReader();
      await reader?.read();
      return reader;
    };
    const stopped = async (url: string | undefined, reading: boolean, ...reason: unknown[]) => {
      const stop = new AbortController();
      const reader = await first(url, stop.signal);
      const lost = reading ? reader?.read() : reader?.closed;
      stop.abort(...reason);
      await lost?.catch(() => undefined);
    };
    void (await first(cancelled))?.cancel('enough');
    await stopped(aborted, true);
    await stopped(because, true, 'a better answer');
    await stopped(stalled, false);
    await (await first(cut))?.read().catch(() => undefined);
    await (await fetch(empty ?? '')).text();
  }, urls);

  const streams = await recorder.closed(6);
  const ended = streams.map(({ open, close }) => [
    urls.findIndex(url => open.url.endsWith(url)),
    close?.reason,
    close?.detail,
  ]);
  expect(ended.sort()).toEqual([
    [0, 'cancel', 'enough'],
    [1, 'abort', expect.stringContaining('AbortError')],
    [2, 'abort', 'a better answer'],
    [3, 'abort', expect.stringContaining('AbortError')],
    [4, 'error', expect.any(String)],
    [5, 'end', undefined],
  ]);
});

test('a clone that is cancelled does not end the stream of the other', async ({ recorder }) => {
  await recorder.watch();
  await recorder.tab.evaluate(async url => {
    const response = await fetch(url);
    void response.clone().body?.cancel();
    await response.text();
  }, addressOf('text'));

  const [stream] = await recorder.closed();
  expect(stream?.close?.reason).toBe('end');
  expect(Buffer.from(stream?.body.bytes() ?? [])).toEqual(textBytes);
});

test('the request is told as the page made it', async ({ recorder }) => {
  const urls = Array.from({ length: 7 }, () => addressOf('text'));
  await recorder.watch();
  await recorder.tab.evaluate(async urls => {
    const form = new FormData();
    form.set('a', 'b');
    form.set('file', new Blob(['xyz'], { type: 'text/x' }), 'name');
    const [plain = '', text = '', search = '', formUrl = '', bytes = '', blob = '', asked = ''] = urls;
    await fetch(plain);
    await fetch(new URL(text, location.href), { method: 'post', headers: { 'X-A': '1' }, body: '{"a":1}' });
    await fetch(search, { method: 'PATCH', headers: [['X-B', '2']], body: new URLSearchParams({ q: 'ä' }) });
    await fetch(formUrl, { method: 'POST', body: form });
    await fetch(bytes, { method: 'POST', headers: new Headers({ 'X-C': '3' }), body: new Uint8Array(5) });
    await fetch(blob, { method: 'POST', body: new Blob(['abc'], { type: 'text/y' }) });
    await fetch(new Request(asked, { method: 'PUT', headers: { 'X-D': '4' }, body: 'of a Request' }));
  }, urls);

  await expect.poll(async () => (await recorder.streams()).length).toBe(7);
  const opens = (await recorder.streams()).map(stream => stream.open);
  expect(opens.map(open => open.url)).toEqual(
    urls.map(url => `${new URL(opens[0]?.page ?? '').origin}${url}`),
  );
  expect(
    opens.map(({ method, requestHeaders, requestBody }) => [method, requestHeaders, requestBody]),
  ).toEqual([
    ['GET', [], undefined],
    ['POST', [['X-A', '1']], '{"a":1}'],
    ['PATCH', [['X-B', '2']], 'q=%C3%A4'],
    ['POST', [], '[FormData]\na: b\nfile: [Blob: text/x, 3 bytes]'],
    ['POST', [['x-c', '3']], '[5 bytes]'],
    ['POST', [], '[Blob: text/y, 3 bytes]'],
    ['PUT', expect.arrayContaining([['x-d', '4']]), '[Request body]'],
  ]);
});

test('an EventSource is recorded event by event, and each connection as a stream', async ({ recorder }) => {
  await recorder.watch();
  await recorder.tab.evaluate(url => {
    const source = new EventSource(url);
    let opened = 0;
    source.onopen = () => {
      opened++;
      if (opened === 2) source.close();
    };
    source.addEventListener('tick', () => undefined);
  }, addressOf('events'));

  const [first, second] = await recorder.closed(2);
  expect(first?.body.text()).toBe(
    'data: one\n\nevent: tick\nid: 7\ndata: two\ndata: lines\n\nevent: error\ndata: of the server\n\ndata: last\n\n',
  );
  expect(first?.close).toMatchObject({ reason: 'end', detail: 'reconnects' });
  expect(second?.open.requestHeaders).toEqual([['Last-Event-ID', '7']]);
  expect(second?.close?.reason).toBe('cancel');
});
