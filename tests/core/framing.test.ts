import { expect, test } from '@playwright/test';
import { pickFramer } from '../../src/framing/index.ts';
import { unreadFraming } from '../../src/framing/unread.ts';

test('SSE is read whatever the charset spelling, and where nothing is known', () => {
  expect(pickFramer([['Content-Type', 'text/event-stream;charset=UTF-8']], '{').id).toBe('sse');
  expect(pickFramer([], '').id).toBe('sse');
  expect(pickFramer([['content-type', 'application/json']], '<').id).toBe('sse');
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
