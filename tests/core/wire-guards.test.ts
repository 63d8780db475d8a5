import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { HookMessage, PageMessage } from '../../src/wire.ts';
import {
  isAttach,
  isBatch,
  isFromPanel,
  isHookMessage,
  isPageMessage,
  isReplay,
  isToPanel,
} from '../../src/wire-guards.ts';

const of = { stream: 's:1', seq: 0, at: 1 };

const pageMessages: PageMessage[] = [
  {
    kind: 'open',
    ...of,
    method: 'POST',
    url: 'https://a.test/',
    page: '',
    frame: '',
    via: 'fetch',
    requestHeaders: [['a', 'b']],
  },
  { kind: 'headers', ...of, status: 200, headers: [] },
  { kind: 'chunk', ...of, bytes: 1, text: 'a' },
  { kind: 'dropped', ...of, last: 2, bytes: 3 },
  { kind: 'close', ...of, reason: 'end' },
  { kind: 'document', document: 's', at: 1, url: '', top: true },
  { kind: 'forgotten', document: 's', streams: 1, bytes: 2 },
  { kind: 'trouble', document: 's', at: 1, detail: '' },
];

const hookMessages: HookMessage[] = [
  { kind: 'open', stream: 1, at: 1, via: 'xhr', method: 'get', url: '', headers: [], body: undefined },
  { kind: 'headers', stream: 1, at: 1, status: 200, headers: 'a: b' },
  { kind: 'bytes', stream: 1, at: 1, size: 2, length: 2 },
  { kind: 'event', stream: 1, at: 1, type: 'message', data: '', id: '' },
  { kind: 'close', stream: 1, at: 1, reason: 'abort', detail: undefined },
  { kind: 'trouble', at: 1, detail: '' },
];

const optional = new Set(['requestBody', 'body', 'detail', 'base64']);

for (const message of pageMessages) {
  test(`a ${message.kind} message from a page is taken, and refused with any field gone or of another type`, () => {
    expect(isPageMessage(message)).toBe(true);
    for (const field of Object.keys(message)) {
      if (message.kind !== 'trouble' && optional.has(field)) continue;
      expect(isPageMessage({ ...message, [field]: undefined }), `${field} gone`).toBe(false);
      expect(isPageMessage({ ...message, [field]: { of: 'another type' } }), field).toBe(false);
    }
  });
}

for (const message of hookMessages) {
  test(`a ${message.kind} message from the hook is taken, and refused with any field gone or of another type`, () => {
    expect(isHookMessage(message)).toBe(true);
    for (const field of Object.keys(message)) {
      if (message.kind !== 'trouble' && optional.has(field)) continue;
      expect(isHookMessage({ ...message, [field]: undefined }), `${field} gone`).toBe(false);
      expect(isHookMessage({ ...message, [field]: { of: 'another type' } }), field).toBe(false);
    }
  });
}

test('a batch with one broken message is refused by the panel', () => {
  const [open, headers] = pageMessages;
  expect(isToPanel({ kind: 'batch', messages: [open, headers] })).toBe(true);
  expect(isToPanel({ kind: 'batch', messages: [open, { kind: 'headers' }] })).toBe(false);
});

test('what a panel says is told from what it does not', () => {
  expect(isFromPanel({ kind: 'attach' })).toBe(true);
  expect(isReplay({ kind: 'replay', have: { 's:1': 4 } })).toBe(true);
  expect(isReplay({ kind: 'replay', document: 's', have: {} })).toBe(true);
  expect(isReplay({ kind: 'replay', have: { 's:1': 'four' } })).toBe(false);
  expect(isReplay({ kind: 'replay' })).toBe(false);
});

test('anything at all is refused without an exception', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withTypedArray: true }), value => {
      for (const guard of [isPageMessage, isHookMessage, isToPanel, isFromPanel, isBatch, isAttach]) {
        expect(guard(value)).toBe(false);
      }
    }),
  );
});
