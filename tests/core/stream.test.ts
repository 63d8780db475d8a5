import { expect, test } from '@playwright/test';
import { Stream } from '../../src/stream.ts';
import { textOf } from '../../src/transcript.ts';
import { answer, args, call, DONE, data, error, finish, PING, reasoning, role } from './openai.ts';
import { close, drop, headers, OPEN, play, read, readBytes, record } from './recording.ts';

const ANSWER = [
  headers(100),
  read(400, role + answer('Hel')),
  read(500, answer('lo')),
  read(600, finish() + DONE),
  close(610),
];

/** All that can be read of a stream. */
function state({ events, transcript, metrics, status, next, body, undecoded }: Stream): object {
  return { events, transcript, metrics, status, next, undecoded, text: body.text() };
}

test('a message that was taken before changes nothing', () => {
  const [open, ...messages] = record(ANSWER);
  const stream = new Stream(open);
  for (const message of [open, ...messages]) {
    stream.take(message);
    const before = structuredClone(state(stream));
    expect(stream.take(message)).toBe('seen');
    expect(state(stream)).toEqual(before);
  }
  expect(state(stream)).toEqual(state(play(ANSWER)));
});

test('a replay from the start changes nothing', () => {
  const stream = play(ANSWER);
  expect(record(ANSWER).map(message => stream.take(message))).toEqual(Array(6).fill('seen'));
  expect(state(stream)).toEqual(state(play(ANSWER)));
});

test('a message that is ahead is refused until the ones before it have come', () => {
  const [open, ...messages] = record(ANSWER);
  const stream = new Stream(open);
  expect(messages.toReversed().map(message => stream.take(message))).toEqual([
    'ahead',
    'ahead',
    'ahead',
    'ahead',
    'taken',
  ]);
  expect(stream.next).toBe(2);
  expect(stream.events).toEqual([]);
  for (const message of messages) stream.take(message);
  expect(state(stream)).toEqual(state(play(ANSWER)));
});

test('an event that several reads bring counts as one, when its end comes', () => {
  const [head, tail] = [answer('Hello').slice(0, 20), answer('Hello').slice(20)];
  const stream = play([headers(100), read(200, head), read(300, tail)]);
  expect(stream.events.map(({ at }) => at - OPEN.at)).toEqual([300]);
  expect(textOf(stream.transcript, 'answer')).toBe('Hello');
});

test('a character that a boundary cuts is one character, though its reads are not UTF-8', () => {
  const bytes = new TextEncoder().encode(answer('grüezi'));
  const cut = bytes.indexOf(0xc3) + 1;
  const stream = play([
    headers(1),
    readBytes(2, bytes.subarray(0, cut)),
    readBytes(3, bytes.subarray(cut)),
    close(4),
  ]);
  expect(textOf(stream.transcript, 'answer')).toBe('grüezi');
  expect(stream.body.bytes()).toEqual(bytes);
});

test('bytes that are not UTF-8 show as U+FFFD and stay exact', () => {
  const bytes = Uint8Array.from(Buffer.from(answer('caf\u00e9'), 'latin1'));
  const stream = play([headers(1), read(2, role), readBytes(3, bytes), close(4)]);
  expect(textOf(stream.transcript, 'answer')).toBe('caf\ufffd');
  expect(stream.body.bytes()).toEqual(Uint8Array.from([...Buffer.from(role), ...bytes]));
  expect(stream.invalidUtf8).toEqual({ count: 1, first: 1 });
});

test('an unterminated last event is read, at the time of the last arrival', () => {
  const stream = play([headers(1), read(20, role), read(30, answer('tail').trimEnd()), close(99)]);
  expect(stream.events.at(-1)).toMatchObject({ at: OPEN.at + 30, item: { flaws: ['unterminated'] } });
  expect(textOf(stream.transcript, 'answer')).toBe('tail');
});

test.describe('status', () => {
  const opened = [headers(100)];
  const thinking = [...opened, read(200, role + reasoning('hm'))];
  const answering = [...thinking, read(300, answer('Hi'))];
  const finished = [...answering, read(400, finish())];

  for (const [when, status, steps] of [
    ['before the headers', 'waiting', []],
    ['after the headers', 'waiting', opened],
    ['after a role and a ping', 'waiting', [...opened, read(150, role + PING)]],
    ['while reasoning comes', 'thinking', thinking],
    ['while answer text comes', 'answering', answering],
    ['while tool arguments come', 'answering', [...answering, read(350, call('c1', 'f') + args('{}'))]],
    ['after a finish, while usage may come', 'answering', finished],
    ['after the terminator', 'done', [...finished, read(450, DONE)]],
    ['after a finish and the end', 'done', [...finished, close(500)]],
    ['after a finish and a cancel', 'done', [...finished, close(500, 'cancel')]],
    ['after a finish and a broken connection', 'done', [...finished, close(500, 'error', 'reset')]],
    ['after an end without a finish', 'truncated', [...answering, close(500)]],
    ['after an end without an event', 'truncated', [...opened, close(500)]],
    ['after a cancel', 'cancelled', [...answering, close(500, 'cancel')]],
    ['after an abort', 'aborted', [...answering, close(500, 'abort')]],
    ['after its document is gone', 'unloaded', [...answering, close(500, 'unload')]],
    ['after a broken connection', 'failed', [...answering, close(500, 'error', 'reset')]],
    ['after an error event', 'failed', [...answering, read(400, error({ message: 'overloaded' }))]],
    ['after an HTTP error', 'failed', [headers(100, 500), read(200, '<h1>no</h1>'), close(201)]],
    [
      'after the end of events of no known dialect',
      'done',
      [...opened, read(200, data({ a: 1 })), close(201)],
    ],
  ] as const) {
    test(`${when}: ${status}`, () => expect(play(steps).status).toBe(status));
  }
});

test.describe('recognition', () => {
  test('changes its mind while the first events come, and reads them again', () => {
    const unknown = Array.from({ length: 6 }, (_, i) => data({ hello: i })).join('');
    const stream = play([headers(100), read(200, PING + unknown), read(300, answer('Hi'))]);
    expect(stream.dialect.id).toBe('openai-chat');
    expect(stream.undecoded).toBe(6);
    expect(stream.metrics).toMatchObject({ headers: 100, firstByte: 200, firstToken: 300 });
    expect(stream.events.map(({ item }) => item.index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test('stands after the first eight events', () => {
    const unknown = Array.from({ length: 8 }, (_, i) => data({ hello: i })).join('');
    expect(play([headers(1), read(2, unknown), read(3, answer('Hi'))]).dialect.id).toBe('generic');
  });

  test('does not count comments among the first events', () => {
    expect(play([headers(1), read(2, PING.repeat(50) + answer('Hi'))]).dialect.id).toBe('openai-chat');
  });
});

test.describe('dropped chunks', () => {
  const holed = [headers(1), read(20, answer('one ')), drop(30, 3, 300), read(90, answer('two')), close(95)];

  test('are counted, and the rest is read', () => {
    const stream = play(holed);
    expect(stream.dropped).toEqual({ chunks: 3, bytes: 300 });
    expect(textOf(stream.transcript, 'answer')).toBe('one two');
    expect(stream.body.holes).toEqual([answer('one ').length]);
    expect(stream.next).toBe(8);
  });

  test('may have been taken in part before they were dropped', () => {
    const [open, head, first] = record([headers(1), read(20, answer('one '))]);
    const stream = new Stream(open);
    for (const message of [head, first]) if (message) stream.take(message);
    const bytes = answer('one ').length;
    const dropped = {
      kind: 'dropped',
      stream: open.stream,
      seq: 2,
      at: open.at + 30,
      last: 5,
      bytes: bytes + 300,
    };
    expect(stream.take({ ...dropped, kind: 'dropped' })).toBe('taken');
    expect(stream.dropped).toEqual({ chunks: 3, bytes: 300 });
    expect(stream.next).toBe(6);
  });

  test('make no gap and no stall of the time that they took', () => {
    const stream = play([headers(1), read(20, answer('a')), drop(30, 3, 300), read(9000, answer('b'))]);
    expect(stream.metrics).toMatchObject({ gaps: [], stalls: [] });
  });

  test('do not make a torn event a broken one', () => {
    const [head, tail] = [answer('abc').slice(0, 30), answer('xyz').slice(40)];
    const stream = play([
      headers(1),
      read(2, role),
      read(3, head),
      drop(4, 2, 99),
      read(5, tail + answer('!')),
    ]);
    expect(stream.flaws.get('invalid-json')).toBeUndefined();
    expect(textOf(stream.transcript, 'answer')).toBe('!');
  });
});

test.describe('of a saved body', () => {
  const body = new TextEncoder().encode(role + answer('Hi ✓') + finish() + DONE);

  test('says what it says', () => {
    const stream = Stream.ofBody(body, 'answer.sse');
    expect(stream.status).toBe('done');
    expect(textOf(stream.transcript, 'answer')).toBe('Hi ✓');
    expect(stream.body.bytes()).toEqual(body);
  });

  test('knows no times', () => {
    const stream = Stream.ofBody(body, 'answer.sse');
    expect(stream.timed).toBe(false);
    expect(stream.metrics).toEqual({ gaps: [], stalls: [] });
    expect(stream.spans(0)).toEqual([]);
  });

  test('takes U+FFFD that was sent for what it is', () => {
    const stream = Stream.ofBody(new TextEncoder().encode(answer('\ufffd')), 'answer.sse');
    expect(stream.invalidUtf8).toBeUndefined();
  });

  test('keeps bytes that are not UTF-8', () => {
    const bytes = Uint8Array.from([...Buffer.from('data: '), 0xff, 10, 10]);
    const stream = Stream.ofBody(bytes, 'answer.sse');
    expect(stream.body.bytes()).toEqual(bytes);
    expect(stream.invalidUtf8?.count).toBe(1);
  });
});
