import { expect, test } from '@playwright/test';
import { encodeUtf8 } from '../../src/bytes.ts';
import { BodyFramer } from '../../src/framing/body-framer.ts';
import { unreadFraming } from '../../src/framing/unread.ts';
import type { Header } from '../../src/wire.ts';

/** What a body of these pieces is taken for, when nothing but these headers is known. */
function framingOf(headers: Header[], ...pieces: string[]) {
  const framer = new BodyFramer(headers);
  pieces.forEach((text, arrival) => {
    framer.push({ text, bytes: () => encodeUtf8(text), arrival });
  });
  framer.end();
  return framer.framing;
}

test('SSE is read whatever the charset spelling, and where nothing is known', () => {
  expect(framingOf([['Content-Type', 'text/event-stream;charset=UTF-8']], '{')).toBe('sse');
  expect(framingOf([], 'data: x')).toBe('sse');
  expect(framingOf([['content-type', 'application/json']], '<')).toBe('sse');
});

test('framings that are not read yet are told from what is no stream', () => {
  expect(unreadFraming('{"a":1}\n{"b":2}\n')).toBe('NDJSON');
  expect(unreadFraming('[{\n  "a": 1\n}\n,\r\n{}]')).toBe('JSON array');
  expect(unreadFraming('f:{"messageId":"m"}\n0:"Hi"\n')).toBe('AI SDK 4 data stream');
  expect(unreadFraming('\0\0\0\x80\0\0\0\x52abcd\x0b:event-type\x07')).toBe('AWS event stream');
});

test('documents are no framing', () => {
  for (const text of ['', '{"a":1}', '{\n"a": 1\n}', '[1,2]', '<html>', 'Hello', '\x89PNG\r\n']) {
    expect(unreadFraming(text), text).toBeUndefined();
  }
});
