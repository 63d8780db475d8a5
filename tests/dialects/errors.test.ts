import { expect, test } from '@playwright/test';
import { dialects } from '../../src/dialects/index.ts';
import type { Item } from '../../src/framing/item.ts';
import { parseJson } from '../../src/json.ts';
import type { Header } from '../../src/wire.ts';

const event: Item = { index: 0, kind: 'event', data: '', start: 0, end: 0, arrival: 0 };
const bare: Item = { ...event, flaws: ['not-framed'] };
const named: Item = { ...event, event: 'error' };

/** What the dialect reads in an item with this data. */
function read(id: string, item: Item, data: string) {
  const dialect = dialects.find(candidate => candidate.id === id);
  return dialect?.reader()({ item: { ...item, data }, json: parseJson(data) });
}

for (const { id } of dialects) {
  test.describe(`${id} reads an error`, () => {
    test('that stands in the body without a data field', () => {
      const deltas = read(id, bare, '{"error":{"message":"Overloaded","code":503}}');
      expect(deltas).toEqual([{ kind: 'error', message: 'Overloaded', code: '503' }]);
    });

    test('that is a bare object with a message', () => {
      expect(read(id, bare, '{"message":"Not allowed"}')).toEqual([
        { kind: 'error', message: 'Not allowed' },
      ]);
      expect(read(id, bare, '{"detail":"Not found"}')).toEqual([{ kind: 'error', message: 'Not found' }]);
    });

    test('that is plain text in an event called error', () => {
      expect(read(id, named, 'upstream timed out')).toEqual([
        { kind: 'error', message: 'upstream timed out' },
      ]);
    });

    test('that the headers of an AWS message announce', () => {
      const exception: Item = {
        ...event,
        event: 'throttlingException',
        headers: [[':message-type', 'exception']],
      };
      expect(read(id, exception, '{"message":"Slow down"}')).toEqual([
        { kind: 'error', message: 'Slow down', code: 'throttlingException' },
      ]);
      const headers: Header[] = [
        [':message-type', 'error'],
        [':error-message', 'Sorry'],
      ];
      const error: Item = { ...event, event: 'InternalError', headers };
      expect(read(id, error, '')).toEqual([{ kind: 'error', message: 'Sorry', code: 'InternalError' }]);
    });

    test('that is a text, with what else is known of it', () => {
      const deltas = read(id, event, '{"error":"Slow down","request_id":"r1","retryable":true,"status":429}');
      const known = { code: '429', requestId: 'r1', retryable: true };
      expect(deltas).toEqual([{ kind: 'error', message: 'Slow down', ...known }]);
    });
  });

  test(`${id} takes no message for an error that is not called one`, () => {
    expect(read(id, event, '{"message":"Hello"}')).toBeUndefined();
    expect(read(id, event, '{"error":null}')).toBeUndefined();
    expect(read(id, event, '{"type":"tool_log","error":"exit code 1"}')).toBeUndefined();
  });
}
