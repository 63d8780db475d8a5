import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { harText, toHar } from '../../src/exports/har.ts';
import type { HarEntry } from '../../src/exports/har-format.ts';
import { Stream } from '../../src/stream.ts';
import type { OpenMessage } from '../../src/wire.ts';
import { schemaErrors } from './har-schema.ts';
import { answer, args, call, DONE, data, finish, PING, role, usage } from './openai.ts';
import { close, drop, headers, play, read, readBytes, START, type Step } from './recording.ts';

const POST: Partial<OpenMessage> = {
  url: 'https://chat.example/v1/chat?model=m%201&api_key=abc#x',
  requestHeaders: [
    ['content-type', 'application/json'],
    ['authorization', 'Bearer abc'],
  ],
  requestBody: '{"api_key":"abc","messages":[]}',
};
const ANSWER = [
  headers(120, 200, [
    ['content-type', 'text/event-stream; charset=utf-8'],
    ['set-cookie', 'sid=abc'],
  ]),
  read(500, role + answer('Hel')),
  read(700, `${PING}id: 7\nevent: piece\n${answer('lo')}`),
  read(900, finish() + usage(3, 5) + DONE),
  close(950),
];

function entryOf(stream: Stream, redact = true): HarEntry {
  const [entry] = toHar([stream], { redact }).log.entries;
  if (!entry) throw new Error('no entry');
  return entry;
}

const entry = entryOf(play(ANSWER, POST));

test('a HAR is one by its schema, whatever the streams are', () => {
  const runs: [readonly Step[], Partial<OpenMessage>][] = [
    [ANSWER, POST],
    [[], {}],
    [[headers(1, 0, [])], { via: 'eventsource', method: 'GET', url: '/relative' }],
    [[headers(1), readBytes(2, Uint8Array.of(0xff, 10, 10)), close(3, 'error', 'reset')], { via: 'xhr' }],
    [[headers(1), read(2, answer('a')), drop(3, 2, 200), read(9, answer('b'))], {}],
    [ANSWER, { via: 'file', at: 0 }],
  ];
  const har = toHar(
    runs.map(([steps, open]) => play(steps, open)),
    { version: '1.2.3' },
  );
  expect(schemaErrors(JSON.parse(JSON.stringify(har)))).toEqual([]);
  expect(har.log.entries).toHaveLength(runs.length);
  expect(har.log.creator).toEqual({ name: 'Deltascope', version: '1.2.3' });
});

test('the schema has something against what is no HAR', () => {
  expect(schemaErrors({ log: { entries: [{}] } })).not.toEqual([]);
});

test('the text is the same HAR as JSON', () => {
  const stream = play(ANSWER, POST);
  expect(JSON.parse(harText([stream]))).toEqual(toHar([stream]));
});

test('times add up from the call to the close', () => {
  expect(entry.startedDateTime).toBe(new Date(START).toISOString());
  expect(entry.timings).toEqual({
    blocked: -1,
    dns: -1,
    connect: -1,
    ssl: -1,
    send: 0,
    wait: 120,
    receive: 830,
  });
  expect(entry.time).toBe(950);
});

test('a stream that runs ends with its last arrival so far', () => {
  expect(entryOf(play(ANSWER.slice(0, 3)))).toMatchObject({
    time: 700,
    timings: { wait: 120, receive: 580 },
  });
});

test('the request is there, its query decoded', () => {
  expect(entry.request).toMatchObject({
    method: 'POST',
    queryString: [
      { name: 'model', value: 'm 1' },
      { name: 'api_key', value: '[redacted]' },
    ],
    postData: { mimeType: 'application/json', text: '{"api_key":"***","messages":[]}' },
  });
  expect(entry.request.url).toBe('https://chat.example/v1/chat?model=m%201&api_key=***#x');
});

test.describe('for Chrome', () => {
  test('the type is that of an event stream without a charset, which stays in the headers', () => {
    expect(entry.response.content.mimeType).toBe('text/event-stream');
    expect(entry.response.headers).toContainEqual({
      name: 'content-type',
      value: 'text/event-stream; charset=utf-8',
    });
  });

  for (const [via, type] of [
    ['fetch', 'fetch'],
    ['xhr', 'xhr'],
    ['eventsource', 'eventsource'],
    ['network', 'fetch'],
    ['file', 'fetch'],
  ] as const) {
    test(`what came by ${via} is a resource of type ${type}`, () => {
      expect(entryOf(play(ANSWER, { via }))._resourceType).toBe(type);
    });
  }

  test('every event is a message, with its time in epoch seconds, its name and its id', () => {
    const messages = entry._eventSourceMessages;
    expect(messages).toHaveLength(6);
    expect(messages[0]).toMatchObject({ time: (START + 500) / 1000, eventName: 'message', eventId: '' });
    expect(messages[2]).toMatchObject({ time: (START + 700) / 1000, eventName: 'piece', eventId: '7' });
    expect(messages[5]).toMatchObject({ data: '[DONE]' });
  });

  test('what an EventSource would not dispatch is no message', () => {
    const stream = play([headers(1), read(2, `${PING}event: end\n\n<p>\n\n${DONE}`), close(3)]);
    expect(entryOf(stream)._eventSourceMessages.map(message => message.data)).toEqual(['[DONE]']);
  });

  test('a stream without events has no messages, rather than none named', () => {
    expect(entryOf(play([headers(1), close(2)]))._eventSourceMessages).toEqual([]);
  });
});

test.describe('the body', () => {
  test('is the text as it came', () => {
    expect(entry.response.content.text).toBe(play(ANSWER).body.text());
    expect(entry.response.content.size).toBe(Buffer.byteLength(entry.response.content.text));
  });

  test('is base64 where it is not UTF-8', () => {
    const bytes = Buffer.from('data: caf\u00e9\n\n', 'latin1');
    const { content } = entryOf(play([headers(1), readBytes(2, bytes)])).response;
    expect(content).toMatchObject({ encoding: 'base64', size: bytes.length });
    expect(Buffer.from(content.text, 'base64')).toEqual(bytes);
  });
});

test.describe('_deltascope', () => {
  test('has arrivals, transcript, metrics, usage, findings and source', () => {
    expect(entry._deltascope).toMatchObject({
      version: 1,
      dialect: 'openai-chat',
      chunks: [500, 700, 900].map(at => ({ at: START + at })),
      transcript: {
        finish: 'stop',
        model: 'm-1',
        blocks: [{ kind: 'text', channel: 'answer', text: 'Hello' }],
      },
      metrics: {
        headers: 120,
        firstToken: 500,
        duration: 950,
        gaps: { count: 1, p50: 200, p99: 200 },
        stalls: [],
      },
      usage: { inputTokens: 3, outputTokens: 5, totalTokens: 8, raw: { prompt_tokens: 3 } },
      diagnostics: [],
      source: { via: 'fetch', start: START, headers: START + 120, close: { at: START + 950, reason: 'end' } },
    });
  });

  test('arrivals give back every boundary of the body', () => {
    const bytes = Buffer.from(entry.response.content.text);
    const ends = entry._deltascope.chunks.map(
      (
        (sum: number) =>
        ({ bytes: size }: { bytes: number }) =>
          (sum += size)
      )(0),
    );
    expect(bytes.subarray(0, ends[0]).toString()).toBe(role + answer('Hel'));
    expect(ends.at(-1)).toBe(bytes.length);
  });

  test('says what was dropped and where', () => {
    const stream = play([headers(1), read(2, answer('a')), drop(3, 2, 200), read(9, answer('b'))]);
    expect(entryOf(stream)._deltascope.source.dropped).toEqual({
      chunks: 2,
      bytes: 200,
      places: [answer('a').length],
    });
  });

  test('says null for what is not known, and 0 stands only where a HAR wants a number', () => {
    const body = new TextEncoder().encode(role + answer('Hi'));
    const saved = entryOf(Stream.ofBody(body, 'answer.sse'));
    expect(saved._deltascope).toMatchObject({
      chunks: [{ at: null, bytes: body.length }],
      metrics: null,
      usage: null,
      source: { via: 'file', start: null, headers: null, close: { at: null, reason: 'end' } },
    });
    expect(saved.comment).toContain('times are not known');
    expect(saved).toMatchObject({ time: 0, timings: { wait: 0, receive: 0 } });
  });

  test('of a stream that runs has no close', () => {
    expect(entryOf(play(ANSWER.slice(0, 2)))._deltascope.source.close).toBeNull();
  });
});

test.describe('redaction', () => {
  const SECRET = 'sk-proj-0123456789abcdef';

  test('is on unless said otherwise', () => {
    const stream = play(ANSWER, POST);
    expect(harText([stream])).not.toMatch(/Bearer abc|sid=abc|"abc"|=abc/);
    expect(harText([stream], { redact: false })).toMatch(/Bearer abc/);
  });

  test('hides a secret wherever it stands', () => {
    const places: [readonly Step[], Partial<OpenMessage>][] = [
      [[], { url: `https://a.example/${SECRET}?x=${SECRET}` }],
      [[], { page: `https://a.example/?token=${SECRET}`, frame: `https://a.example/#${SECRET}` }],
      [[], { requestHeaders: [['x-other', SECRET]], requestBody: `key: ${SECRET}` }],
      [[headers(1, 200, [['x-other', SECRET]])], {}],
      [[headers(1), read(2, `: ${SECRET}\n\nid: ${SECRET}\nevent: ${SECRET}\n${answer(SECRET)}`)], {}],
      [[headers(1), read(2, `data: ${SECRET}\ndata: ${SECRET}\n\n`)], {}],
      [[headers(1), read(2, `data: {"a": "${SECRET}`), close(3, 'error', SECRET)], {}],
      [[headers(1), readBytes(2, Buffer.from(`data: \u00e9 ${SECRET}\n\n`, 'latin1'))], {}],
      [[headers(1), read(2, call('c', 'f') + args(JSON.stringify({ password: SECRET })))], {}],
    ];
    for (const [steps, open] of places) {
      const text = harText([play(steps, open)]);
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(Buffer.from(SECRET).toString('base64').slice(2, 20));
    }
  });

  test('hides a secret that the answer spells over several events', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 5 }), sizes => {
        const pieces = cut(`My key is ${SECRET}, keep it.`, sizes);
        const har = entryOf(play([headers(1), read(2, role + pieces.map(answer).join('')), close(3)]));
        const spelt = har._eventSourceMessages
          .map(({ data: json }) => JSON.parse(json).choices[0].delta.content)
          .join('');
        expect(spelt).toBe(`My key is ${'*'.repeat(SECRET.length)}, keep it.`);
        expect(har._deltascope.transcript).toMatchObject({ blocks: [{ text: spelt }] });
        const body = Stream.ofBody(Buffer.from(har.response.content.text), 'x');
        expect(body.transcript.blocks).toMatchObject([{ text: spelt }]);
      }),
    );
  });

  test('hides a credential of tool arguments that come in pieces', () => {
    const pieces = ['{"user":"me","pass', 'word":"qzx', 'vw12"}'];
    const har = entryOf(play([headers(1), read(2, call('c', 'f') + pieces.map(p => args(p)).join(''))]));
    expect(har._deltascope.transcript).toMatchObject({
      blocks: [{ args: '{"user":"me","password":"*******"}' }],
    });
    expect(har.response.content.text).not.toMatch(/qzx|vw12/);
  });

  test('keeps every size, line and boundary, and everything else byte for byte', () => {
    const events = `: hi\r\nid: 7\r\ndata:{"api_key" : "ab\\u00e9c",\r\ndata: "x":"ü"}\r\n\r\n${data({ y: 1 })}`;
    const { content } = entryOf(play([headers(1), read(2, events)])).response;
    expect(content.text).toBe(events.replace('ab\\u00e9c', '*********'));
  });
});

function cut(text: string, sizes: readonly number[]): string[] {
  const pieces: string[] = [];
  for (let from = 0, i = 0; from < text.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    pieces.push(text.slice(from, from + size));
    from += size;
  }
  return pieces;
}
