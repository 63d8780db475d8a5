import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { REDACTED, redactHeader, redactParameter, redactText } from '../../src/redact.ts';

test.describe('a header', () => {
  for (const name of [
    'Authorization',
    'Cookie',
    'Set-Cookie',
    'Proxy-Authorization',
    'X-Api-Key',
    'x-goog-api-key',
    'Ocp-Apim-Subscription-Key',
    'X-Amz-Security-Token',
    'Mcp-Session-Id',
    'X-CSRF-Token',
    'x-client-secret',
    'X-Signature',
  ]) {
    test(`${name} is hidden`, () => expect(redactHeader([name, 'v'])).toEqual([name, REDACTED]));
  }

  for (const [name, value] of [
    ['content-type', 'text/event-stream'],
    ['x-request-id', 'req_0123456789abcdef'],
    ['x-ratelimit-remaining-tokens', '39999'],
    ['anthropic-ratelimit-tokens-reset', '2026-01-01T00:00:00Z'],
    ['access-control-allow-headers', 'authorization, x-api-key'],
    ['author', 'me'],
  ] as const) {
    test(`${name} is kept`, () => expect(redactHeader([name, value])).toEqual([name, value]));
  }

  test('of another name loses the keys in its value', () => {
    expect(redactHeader(['referer', 'https://a.example/?access_token=abc'])[1]).toBe(
      'https://a.example/?access_token=***',
    );
  });
});

test.describe('a URL', () => {
  for (const [url, hidden] of [
    ['https://a.example/x?q=tokens&key=AIzaX#top', 'https://a.example/x?q=tokens&key=*****#top'],
    ['https://me:hunter2@a.example/', 'https://me:*******@a.example/'],
    ['https://a.example/cb#access_token=abc&state=1', 'https://a.example/cb#access_token=***&state=1'],
    ['https://a.example/?api%5Fkey=abc', 'https://a.example/?api%5Fkey=***'],
    ['https://a.example/hooks/sk-abcdefgh12/run', 'https://a.example/hooks/*************/run'],
    ['/relative?sig=abc', '/relative?sig=***'],
    ['https://a.example/?model=m&max_tokens=512', 'https://a.example/?model=m&max_tokens=512'],
  ] as const) {
    test(`${url} becomes ${hidden}`, () => expect(redactText(url)).toBe(hidden));
  }

  test('its parameters are hidden one by one as well', () => {
    expect(redactParameter('api_key', 'abc')).toBe(REDACTED);
    expect(redactParameter('q', 'abc')).toBe('abc');
  });
});

test.describe('a key-shaped value', () => {
  for (const value of [
    'sk-proj-abcdef123456',
    'ck_live_abcdef123456',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
    'ghp_0123456789abcdefghij',
    'xoxb-1234567890-abcdef',
    'AKIAABCDEFGHIJKLMNOP',
    'AIzaSyA-0123456789_abcdefghijklmnopqrst',
    'hf_abcdefghijklmnopqrst',
  ]) {
    test(`${value} is hidden in prose`, () => {
      expect(redactText(`my key is ${value}, keep it`)).toBe(
        `my key is ${'*'.repeat(value.length)}, keep it`,
      );
    });
  }

  test('after Bearer is hidden', () => {
    expect(redactText('curl -H "Authorization: Bearer abc123def"')).toBe(
      'curl -H "Authorization: Bearer *********"',
    );
  });

  test('in a private key is all between its marks', () => {
    const pem = '-----BEGIN RSA PRIVATE KEY-----\nabc\ndef\n-----END RSA PRIVATE KEY-----';
    expect(redactText(`a\n${pem}\nb`)).toMatch(/^a\n\*+\n\*{3}\n\*{3}\n\*+\nb$/);
  });

  for (const text of [
    'scikit-learn and sk-learn',
    'the bearer certificates of a task-management-system',
    'risk-assessment, desk-organiser-deluxe',
  ]) {
    test(`is not in “${text}”`, () => expect(redactText(text)).toBe(text));
  }
});

test.describe('JSON', () => {
  for (const [what, json, hidden] of [
    ['a value under a credential’s key', '{"api_key":"abc","a":1}', '{"api_key":"***","a":1}'],
    ['an escaped value', '{"password":"a\\"b\\u00e9"}', '{"password":"**********"}'],
    ['a number under a credential’s key', '{"password":12.5}', '{"password":11.1}'],
    [
      'all that is under a credential’s key',
      '{"session":{"id":"ab","n":[1,"c"]}}',
      '{"session":{"id":"**","n":[1,"*"]}}',
    ],
    [
      'JSON in a string',
      '{"args":"{\\"secret\\":\\"ab\\",\\"x\\":1}"}',
      '{"args":"{\\"secret\\":\\"**\\",\\"x\\":1}"}',
    ],
    ['a key-shaped value under any key', '["sk-abcdefgh1"]', '["************"]'],
    ['an escaped parameter', '{"u":"/?a=1\\u0026token_x=abc"}', '{"u":"/?a=1\\u0026token_x=***"}'],
    ['what is cut off', '{"a":1,"api_key":"abc', '{"a":1,"api_key":"***'],
  ] as const) {
    test(`hides ${what}`, () => expect(redactText(json)).toBe(hidden));
  }

  for (const json of [
    '{"usage":{"input_tokens":42,"output_tokens":"7","prompt_tokens_details":{"cached_tokens":0}}}',
    '{"max_tokens":512,"tokenizer":"o200k_base","token_type":"x","stop_token":"</s>"}',
    '{"token":" Hel"}',
    '{"token":{"id":464,"text":"lo","special":false}}',
    '{ "a" :\t[true, null, -1.5e3],\r\n "author":"me" }',
    '{"error":{"code":"rate_limit"}}',
    '{"properties":{"password":{"type":"string","description":"Your password"}}}',
    '{"image":"data:image/png;base64,AAsigAAtokenAA=="}',
    '{"image":"AAsigAA/tokenAA+=="}',
  ]) {
    test(`keeps ${json}`, () => expect(redactText(json)).toBe(json));
  }
});

test('a form loses its credentials', () => {
  expect(redactText('grant_type=x&client_secret=a%20b&scope=y')).toBe(
    'grant_type=x&client_secret=*****&scope=y',
  );
  expect(redactText('password=abc&user=me')).toBe('password=***&user=me');
});

test.describe('whatever it is given', () => {
  const name = fc.constantFrom(
    'api_key',
    'apiKey',
    'X-Auth-Token',
    'client-secret',
    'PASSWORD',
    'sessionId',
    'signature',
  );
  const letters = fc.stringMatching(/^[A-Za-z0-9]{10,30}$/);

  test('JSON stays JSON of the same form and size, and a planted secret is gone', () => {
    const around = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(around, name, letters, around, (before, key, secret, after) => {
        const value = { before, deep: [{ [key]: secret }], text: JSON.stringify({ [key]: secret }), after };
        const redacted = redactText(JSON.stringify(value));
        expect(redacted).not.toContain(secret);
        expect(Buffer.byteLength(redacted)).toBe(Buffer.byteLength(JSON.stringify(value)));
        expect(formOf(JSON.parse(redacted))).toEqual(formOf(value));
      }),
    );
  });

  test('a planted parameter is gone from any query', () => {
    fc.assert(
      fc.property(
        fc.webUrl({ withQueryParameters: true, withFragments: false }),
        name,
        letters,
        (url, key, secret) => {
          const planted = `${url}${url.includes('?') ? '&' : '?'}${key}=${secret}`;
          expect(redactText(planted)).not.toContain(secret);
          expect(redactText(planted)).toContain(`${key}=`);
        },
      ),
    );
  });

  test('any text keeps its size, and nothing throws', () => {
    const broken = fc.string({ unit: fc.constantFrom(...'{}[]":,\\u0\n sk-a=&?é😀') });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), broken), text => {
        expect(Buffer.byteLength(redactText(text))).toBe(Buffer.byteLength(text));
      }),
    );
  });

  test('what was redacted is not redacted further', () => {
    fc.assert(fc.property(fc.json(), text => expect(redactText(redactText(text))).toBe(redactText(text))));
  });
});

test.describe('a text of megabytes is redacted in under 3 s', () => {
  const size = 2_000_000;
  for (const [what, text] of [
    ['one long string', JSON.stringify({ a: 'x'.repeat(size) })],
    ['a string of escapes', JSON.stringify({ a: '"\n'.repeat(size / 2) })],
    ['spaces', ' '.repeat(size)],
    ['arrays in arrays', `${'['.repeat(size / 2)}${'1,'.repeat(size / 4)}`],
    ['beginnings of web tokens', 'eyJ-'.repeat(size / 4)],
    ['beginnings of parameters', '?a&'.repeat(size / 3)],
    ['beginnings of private keys', '-----BEGIN PRIVATE KEY-----\n'.repeat(size / 28)],
    ['credentials', '{"sid":"1"},'.repeat(size / 12)],
  ] as const) {
    test(what, () => {
      const before = process.cpuUsage();
      expect(redactText(text)).toHaveLength(text.length);
      expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000);
    });
  }
});

/** Types and keys, without values. */
function formOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(formOf);
  if (value === null || typeof value !== 'object') return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, formOf(inner)]));
}
