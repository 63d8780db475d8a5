import { expect, test } from '@playwright/test';
import { decodeUtf8, encodeUtf8 } from '../../src/bytes.ts';
import { BodyFramer } from '../../src/framing/body-framer.ts';
import type { FramingId } from '../../src/framing/item.ts';
import type { Header } from '../../src/wire.ts';
import { awsEvent } from './aws-message.ts';
import { cut } from './items.ts';

/** What a body of these pieces is taken for, when nothing but these headers is known. */
function framingOf(headers: Header[], pieces: readonly (string | Uint8Array)[]) {
  const framer = new BodyFramer(headers);
  pieces.forEach((piece, arrival) => {
    const bytes = typeof piece === 'string' ? encodeUtf8(piece) : piece;
    framer.push({ text: decodeUtf8(bytes), bytes: () => bytes, arrival });
  });
  framer.end();
  return framer.framing;
}

test('SSE is read whatever the charset spelling, and where nothing is known', () => {
  expect(framingOf([['Content-Type', 'text/event-stream;charset=UTF-8']], ['{'])).toBe('sse');
  expect(framingOf([], ['data: x'])).toBe('sse');
  expect(framingOf([['content-type', 'application/json']], ['<'])).toBe('sse');
});

const bodies: Record<FramingId, string | Uint8Array> = {
  sse: 'event: a\ndata: {}\n\n',
  ndjson: '{"a":1}\n{"b":2}\n',
  'data-stream': 'f:{"messageId":"m"}\n0:"Hi"\n',
  'json-array': '[{\n  "a": 1\n}\n,\r\n{}]',
  multipart: '\r\n---\r\ncontent-type: application/json\r\n\r\n{}\r\n-----\r\n',
  'connect-json': '\0\0\0\0\x07{"a":1}\x02\0\0\0\x02{}',
  'aws-eventstream': awsEvent('chunk', '{}'),
};

for (const [id, body] of Object.entries(bodies)) {
  test(`${id} is told by its first bytes, wherever they are cut`, () => {
    const bytes = new Uint8Array(Buffer.from(body));
    expect(framingOf([], [bytes])).toBe(id);
    expect(framingOf([], cut(bytes, Array(bytes.length).fill(1)))).toBe(id);
  });
}

test('a byte order mark hides no framing', () => {
  const bytes = new Uint8Array(Buffer.from(`\ufeff${bodies.ndjson}`));
  expect(framingOf([], [bytes])).toBe('ndjson');
  expect(framingOf([], cut(bytes, Array(bytes.length).fill(1)))).toBe('ndjson');
});

test('each framing is named by its content type, whatever the body', () => {
  const named = (type: string, body = 'x') => framingOf([['Content-Type', type]], [body]);
  expect(named('application/x-ndjson; charset=utf-8')).toBe('ndjson');
  expect(named('application/jsonl')).toBe('ndjson');
  expect(named('application/stream+json')).toBe('ndjson');
  expect(named('multipart/mixed; boundary="-"')).toBe('multipart');
  expect(named('application/connect+json')).toBe('connect-json');
  expect(named('application/vnd.amazon.eventstream')).toBe('aws-eventstream');
  expect(named('text/event-stream', '{"a":1}\n{"b":2}\n')).toBe('sse');
});

test('the AI SDK names its data stream by a header of its own', () => {
  const headers: Header[] = [
    ['content-type', 'text/plain; charset=utf-8'],
    ['X-Vercel-AI-Data-Stream', 'v1'],
  ];
  expect(framingOf(headers, ['2:'])).toBe('data-stream');
  expect(framingOf(headers.slice(0, 1), ['2:'])).toBe('sse');
});

test('documents and pictures are no framing', () => {
  for (const text of [
    '',
    '{"a":1}',
    '{\n"a": 1\n}',
    '[1,2]',
    '<html>',
    'Hello',
    '\x89PNG\r\n',
    '---\na: b\n',
  ]) {
    expect(framingOf([], [text]) ?? 'sse', text).toBe('sse');
  }
});

test('a first line of megabytes is looked at in time linear in it', () => {
  const line = `{"a":"${'x'.repeat(2_000_000)}"}`;
  expect(framingOf([], cut(`${line}\n${line}`, Array(200_000).fill(10)))).toBe('ndjson');
});

test('items that came before the framing was known keep their arrivals', () => {
  const framer = new BodyFramer([]);
  const push = (text: string, arrival: number) =>
    framer.push({ text, bytes: () => encodeUtf8(text), arrival });
  expect(push('{"a":1}\n', 0)).toEqual([]);
  expect(push('{"b":', 1)).toMatchObject([{ data: '{"a":1}', arrival: 0 }]);
  expect(push('2}\n', 2)).toMatchObject([{ data: '{"b":2}', arrival: 2 }]);
});
