import type { Outcome } from './outcome.ts';
import { expect, test } from './twins.ts';

/** Everything that can be seen of what the hook stands in front of; runs in the page. */
async function look(): Promise<Outcome> {
  const owners: Record<string, object> = {
    window,
    fetch,
    EventSource,
    'EventSource.prototype': EventSource.prototype,
    'EventTarget.prototype': EventTarget.prototype,
    'Function.prototype': Function.prototype,
    'Function.prototype.toString': Function.prototype.toString,
    XMLHttpRequest,
    'XMLHttpRequest.prototype': XMLHttpRequest.prototype,
    'Response.prototype': Response.prototype,
    'ReadableStream.prototype': ReadableStream.prototype,
    'ReadableStreamDefaultReader.prototype': ReadableStreamDefaultReader.prototype,
    'ReadableStreamBYOBReader.prototype': ReadableStreamBYOBReader.prototype,
    'async iterator prototype': Object.getPrototypeOf(new ReadableStream().values()),
  };
  // Firefox defines these when they are first asked for: their order tells nothing.
  const ownKeys = (of: object) => Reflect.ownKeys(of).sort((a, b) => (String(a) < String(b) ? -1 : 1));
  const seen = (value: unknown): unknown => {
    if (typeof value !== 'function') return typeof value;
    return [String(value), value.name, value.length, ownKeys(value).map(String), Object.isExtensible(value)];
  };
  const described = Object.entries(owners).map(([name, owner]) => {
    const keys = ownKeys(owner).filter(key => key !== 'outcome');
    const properties = keys.map(key => {
      const { value, get, set, ...flags } = Object.getOwnPropertyDescriptor(owner, key) ?? {};
      return [
        String(key),
        flags,
        name === 'window' && key !== 'fetch' ? typeof value : seen(value),
        seen(get),
        seen(set),
      ];
    });
    return [name, properties];
  });
  const identities = [
    EventSource.prototype.constructor === EventSource,
    ReadableStream.prototype.values === ReadableStream.prototype[Symbol.asyncIterator],
    window.fetch === globalThis.fetch,
    Object.getPrototypeOf(fetch) === Function.prototype,
    Object.getPrototypeOf(EventSource) === EventTarget,
    Function.prototype.toString.call(Function.prototype.toString),
  ];
  return JSON.parse(JSON.stringify([described, identities]));
}

test('nothing that the hook stands in front of looks other than native', async ({ twins }) => {
  const outcome = await twins.agree(look, undefined);
  expect(JSON.stringify(outcome)).toContain('function fetch() {');
});

test('a frame has the same globals', async ({ twins }) => {
  const outcome = await twins.agree(async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const names = Object.getOwnPropertyNames(frame.contentWindow);
    frame.remove();
    return names.sort();
  }, undefined);
  expect(outcome).toContain('EventSource');
});

test('nothing is written to the console, no message event comes and the document stays as it was', async ({
  twins,
}) => {
  const outcome = await twins.agree(async () => {
    const messages: unknown[] = [];
    window.addEventListener('message', event => messages.push(event.data));
    await (await fetch(location.href)).text();
    return window.outcome([messages, document.documentElement.outerHTML]);
  }, undefined);
  expect(JSON.stringify(outcome)).toContain('A blank page');
});
