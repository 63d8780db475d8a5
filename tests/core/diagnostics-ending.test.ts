import { expect, test } from '@playwright/test';
import { found } from './found.ts';
import { answer, DONE, data, error, finish, PING, role } from './openai.ts';
import { close, drop, headers, read } from './recording.ts';

const answering = [headers(100), read(400, role + answer('Hi'))];
const finished = [...answering, read(500, finish())];

test.describe('no-terminator', () => {
  test('an end without a finish is an error at the last event', () => {
    const [finding, ...more] = found('no-terminator', [...answering, close(900)]);
    expect(finding).toMatchObject({ severity: 'error', event: 1, time: 900 });
    expect(more).toEqual([]);
  });

  for (const [what, steps] of [
    ['a stream that runs', answering],
    ['an end after a finish', [...finished, close(900)]],
    ['an end after the terminator', [...answering, read(500, DONE), close(900)]],
    ['a cancel', [...answering, close(900, 'cancel')]],
    ['an error event', [...answering, read(500, error({ message: 'no' })), close(900)]],
    ['an HTTP error', [headers(100, 502), read(200, data({ message: 'bad gateway' })), close(900)]],
    ['events of no known dialect', [headers(100), read(200, data({ a: 1 })), close(900)]],
    ['an empty stream', [headers(100), close(900)]],
  ] as const) {
    test(`${what} is none`, () => expect(found('no-terminator', steps)).toEqual([]));
  }
});

for (const [rule, reason] of [
  ['cancelled-by-page', 'cancel'],
  ['aborted-by-page', 'abort'],
  ['unloaded', 'unload'],
] as const) {
  test.describe(rule, () => {
    test(`a close by ${reason} tells after how long and how much`, () => {
      const [finding] = found(rule, [...answering, close(900, reason)]);
      expect(finding).toMatchObject({ severity: 'info', time: 900 });
      expect(finding?.message).toContain('after 900 ms and 2 events');
    });

    test(`a close by ${reason} before any content says so, in the page's own words`, () => {
      const [finding] = found(rule, [headers(100), read(200, PING), close(9000, reason, 'user is  gone')]);
      expect(finding?.message).toContain('after 9.00 s, before the first token: “user is gone”.');
    });

    test('a close after the finish is none', () => {
      expect(found(rule, [...finished, close(900, reason)])).toEqual([]);
    });
  });
}

test.describe('network-error', () => {
  test('a broken connection is an error, with its own words', () => {
    const [finding] = found('network-error', [...answering, close(900, 'error', 'network error')]);
    expect(finding).toMatchObject({ severity: 'error', time: 900 });
    expect(finding?.message).toBe('The connection broke before the answer was complete: “network error”.');
  });

  test('after a complete answer it is a warning', () => {
    expect(found('network-error', [...finished, close(900, 'error')])).toMatchObject([
      { severity: 'warning' },
    ]);
  });

  test('an end is none', () => expect(found('network-error', [...answering, close(900)])).toEqual([]));
});

test.describe('error-under-200', () => {
  const failing = read(
    500,
    error({ message: 'Overloaded', code: 'busy', request_id: 'req_7', retryable: true }),
  );

  test('an error event tells its code, its request and whether it may be retried', () => {
    const [finding] = found('error-under-200', [...answering, failing, close(501)]);
    expect(finding).toMatchObject({ severity: 'error', event: 2, time: 500 });
    expect(finding?.message).toBe(
      'The stream carries an error under HTTP status 200: “Overloaded” (code busy, request req_7).',
    );
    expect(finding?.advice).toContain('It may be retried');
  });

  test('says when the stream does not say whether it may be retried', () => {
    const [finding] = found('error-under-200', [...answering, read(500, error({ message: 'no' }))]);
    expect(finding?.advice).toContain('does not say whether it may be retried');
  });

  test('is found in an EventSource, whose status is hidden', () => {
    expect(found('error-under-200', [headers(1, 0, []), read(2, role), failing])).toHaveLength(1);
  });

  test('an error under a status of 400 or more is none', () => {
    expect(found('error-under-200', [headers(100, 503), failing, close(600)])).toEqual([]);
  });
});

test.describe('http-error', () => {
  test('tells the status and the first words of the body', () => {
    const steps = [headers(100, 502), read(101, '<html>\n<h1>Bad  gateway</h1></html>'), close(102)];
    const [finding] = found('http-error', steps);
    expect(finding).toMatchObject({ severity: 'error', event: 0 });
    expect(finding?.message).toBe('HTTP status 502: “<html> <h1>Bad gateway</h1></html>”.');
    expect(finding?.advice).toContain('a retry may help');
  });

  test('tells what an error event says', () => {
    const body = data({ error: { message: 'Slow down', code: 'rate_limit_exceeded' } });
    const [finding] = found('http-error', [headers(100, 429), read(101, role + body), close(102)]);
    expect(finding?.message).toBe('HTTP status 429: “Slow down” (code rate_limit_exceeded).');
    expect(finding?.event).toBe(1);
  });

  test('a status of 200 is none', () => expect(found('http-error', [...answering, close(900)])).toEqual([]));
});

test.describe('empty-stream', () => {
  test('an end without a byte is an error', () => {
    const [finding] = found('empty-stream', [headers(100), close(200)]);
    expect(finding).toMatchObject({ severity: 'error', time: 200 });
    expect(finding?.message).toContain('without a single byte');
  });

  test('comments alone are an error', () => {
    const [finding] = found('empty-stream', [headers(100), read(110, PING + PING), close(200)]);
    expect(finding?.message).toContain('2 comments alone');
  });

  for (const [what, steps] of [
    ['a stream that runs', [headers(100)]],
    ['an end after an event', [...answering, close(900)]],
    ['a cancel before the first event', [headers(100), close(200, 'cancel')]],
    ['a status that means "no body"', [headers(100, 204), close(101)]],
    ['an HTTP error', [headers(100, 500), close(101)]],
    ['a stream whose events were dropped', [headers(100), drop(110, 5, 500), close(200)]],
  ] as const) {
    test(`${what} is none`, () => expect(found('empty-stream', steps)).toEqual([]));
  }
});

test.describe('finish-length', () => {
  for (const reason of ['length', 'max_tokens', 'MAX_TOKENS', 'incomplete:max_output_tokens']) {
    test(`finish reason ${reason} is a warning at its event`, () => {
      const [finding] = found('finish-length', [...answering, read(500, finish(reason)), close(501)]);
      expect(finding).toMatchObject({ severity: 'warning', event: 2, time: 500 });
      expect(finding?.message).toContain(reason);
    });
  }

  test('finish reason stop is none', () => expect(found('finish-length', finished)).toEqual([]));
});

test.describe('content-filter', () => {
  for (const reason of ['content_filter', 'content-filter', 'SAFETY', 'guardrail_intervened']) {
    test(`finish reason ${reason} is a warning at its event`, () => {
      const [finding] = found('content-filter', [...answering, read(500, finish(reason)), close(501)]);
      expect(finding).toMatchObject({ severity: 'warning', event: 2, time: 500 });
    });
  }

  test('finish reason stop is none', () => expect(found('content-filter', finished)).toEqual([]));
});

test.describe('dropped-data', () => {
  test('says how much, and that it was our doing', () => {
    const [finding] = found('dropped-data', [...answering, drop(500, 4, 12_345), close(900)]);
    expect(finding?.message).toBe('Deltascope dropped 4 arrivals (12.3 kB) from the middle of this stream.');
  });

  test('a whole stream is none', () => expect(found('dropped-data', finished)).toEqual([]));
});
