import type { Outcome } from './outcome.ts';
import { addressOf } from './scenarios.ts';
import { expect, test } from './twins.ts';

interface Exchange {
  url: string;
  responseType?: XMLHttpRequestResponseType;
  /** Aborts at this readyState. */
  abortAt?: number;
  timeout?: number;
  sync?: boolean;
}

/** Everything a page can see of one XMLHttpRequest; runs in the page. */
async function exchange({ url, responseType, abortAt, timeout, sync }: Exchange): Promise<Outcome> {
  const seen: unknown[] = [];
  const xhr = new XMLHttpRequest();
  const states = new Set<number>();
  xhr.onreadystatechange = event => {
    if (!states.has(xhr.readyState)) seen.push(['state', xhr.readyState, xhr.status, event.isTrusted]);
    states.add(xhr.readyState);
    if (xhr.readyState === abortAt) xhr.abort();
  };
  for (const type of ['load', 'error', 'abort', 'timeout', 'loadend'] as const) {
    xhr.addEventListener(type, event => seen.push([type, 'listener', event.loaded, event.total]));
    xhr[`on${type}`] = () => seen.push([type, 'handler']);
  }
  const ended = sync ? undefined : new Promise(resolve => xhr.addEventListener('loadend', resolve));
  xhr.open('post', url, !sync);
  xhr.setRequestHeader('X-Asked', 'yes');
  if (responseType) xhr.responseType = responseType;
  if (timeout) xhr.timeout = timeout;
  const sent = await window.outcome(() => xhr.send('body'));
  await ended;
  const response = xhr.responseType === 'blob' && xhr.response ? await xhr.response.text() : xhr.response;
  const headers = xhr.getAllResponseHeaders().replace(/^date.*$/m, '');
  return window.outcome([
    seen,
    sent,
    response,
    headers,
    await window.outcome(() => xhr.responseText),
    xhr.responseURL,
    xhr.statusText,
    Object.keys(xhr),
  ]);
}

const exchanges: Record<string, [stream: string, options: Omit<Exchange, 'url'>, contains: string]> = {
  'text as it comes': ['text', {}, '😀'],
  'an ArrayBuffer': ['text', { responseType: 'arraybuffer' }, '😀'],
  'a Blob': ['text', { responseType: 'blob' }, '😀'],
  JSON: ['json', { responseType: 'json' }, '"a":1'],
  'a synchronous request': ['text', { sync: true }, '😀'],
  'an abort at the headers': ['held', { abortAt: 2 }, 'abort'],
  'an abort in the body': ['held', { abortAt: 3 }, 'abort'],
  'a time-out': ['held', { timeout: 150 }, 'timeout'],
  'a lost connection': ['cut', {}, 'error'],
  'a response that is no stream': ['plain', {}, '1}'],
};

for (const [what, [stream, options, contains]] of Object.entries(exchanges)) {
  test(`a page cannot tell of an XMLHttpRequest: ${what}`, async ({ twins }) => {
    const outcome = await twins.agree(exchange, { url: addressOf(stream), ...options });
    expect(JSON.stringify(outcome)).toContain(contains);
  });
}

test('arguments of an XMLHttpRequest are converted once', async ({ twins }) => {
  const outcome = await twins.agree(async url => {
    const converted: string[] = [];
    const counted = (name: string, text: string): never =>
      ({
        toString: () => {
          converted.push(name);
          return text;
        },
      }) as never;
    const xhr = new XMLHttpRequest();
    xhr.open(counted('method', 'GET'), counted('url', url), true);
    xhr.setRequestHeader(counted('name', 'X-Name'), counted('value', 'x'));
    await new Promise(resolve => {
      xhr.onloadend = resolve;
      xhr.send();
    });
    return window.outcome([converted, xhr.responseText]);
  }, addressOf('text'));
  expect(outcome).toEqual([['method', 'url', 'name', 'value'], expect.stringContaining('😀')]);
});

test('an XMLHttpRequest that is used again and one that is called wrongly are as they were', async ({
  twins,
}) => {
  const outcome = await twins.agree(async url => {
    const seen: unknown[] = [];
    const xhr = new XMLHttpRequest();
    xhr.onreadystatechange = () => seen.push(xhr.readyState);
    xhr.open('GET', url);
    xhr.send();
    xhr.open('GET', `${url}&again`, false);
    xhr.send();
    return window.outcome([
      seen,
      xhr.responseText,
      await window.outcome(() => xhr.send()),
      await window.outcome(() => xhr.open('no method', url)),
      await window.outcome(() => new XMLHttpRequest().setRequestHeader('a', 'b')),
      await window.outcome(() => XMLHttpRequest.prototype.send.call({} as never)),
      new (class extends XMLHttpRequest {})().readyState,
    ]);
  }, addressOf('text'));
  expect(JSON.stringify(outcome)).toContain('InvalidStateError');
});
