import { expect, test } from './recorder.ts';
import { addressOf, textBytes } from './scenarios.ts';

/** What a page may do to the built-ins after the hook has begun; each runs in the page. */
const spoils: Record<string, () => void> = {
  'replaces methods that the hook uses': () => {
    const broken = () => {
      throw new Error('replaced');
    };
    Array.prototype.push = broken;
    Object.defineProperty(Promise.prototype, 'then', { value: broken });
    WeakMap.prototype.get = broken;
    WeakMap.prototype.set = broken;
    Uint8Array.prototype.set = broken;
    MessagePort.prototype.postMessage = broken;
    String.prototype.slice = broken;
    RegExp.prototype.exec = broken;
    performance.now = broken;
    JSON.stringify = broken;
    Reflect.apply = broken;
  },
  'replaces constructors and globals': () => {
    const names = [
      'Proxy',
      'WeakMap',
      'Uint8Array',
      'ReadableStream',
      'Array',
      'CustomEvent',
      'Promise',
      'JSON',
    ];
    for (const name of names) Reflect.deleteProperty(window, name);
    window.setTimeout = (() => {
      throw new Error('replaced');
    }) as never;
  },
  'puts getters and traps on Object.prototype': () => {
    for (const name of [
      'get',
      'set',
      'has',
      'value',
      'toJSON',
      'start',
      'type',
      'signal',
      'size',
      'mode',
      'detail',
    ]) {
      Object.defineProperty(Object.prototype, name, {
        // Not even this may take what it lacks from the prototype that it spoils.
        __proto__: null,
        configurable: true,
        get() {
          throw new Error(`polluted ${name}`);
        },
        set(value: unknown) {
          const own = { __proto__: null, value, writable: true, configurable: true, enumerable: true };
          Object.defineProperty(this, name, own as never);
        },
      } as never);
    }
  },
  'puts setters for indices on Array.prototype': () => {
    for (const index of ['0', '1', '2']) {
      Object.defineProperty(Array.prototype, index, {
        configurable: true,
        get: () => undefined,
        set: () => {
          throw new Error('polluted index');
        },
      });
    }
  },
  'freezes what the hook stands in front of': () => {
    for (const frozen of [
      Response,
      ReadableStream,
      ReadableStreamDefaultReader,
      Promise,
      Array,
      Object,
      Function,
    ])
      Object.freeze(frozen.prototype);
    Object.freeze(fetch);
  },
  'takes the iterator of arrays away': () => {
    Array.prototype[Symbol.iterator] = () => {
      throw new Error('no iterator');
    };
  },
  'answers for species and constructors': () => {
    Object.defineProperty(Promise, Symbol.species, { get: () => assertNot('species'), configurable: true });
    Object.defineProperty(Uint8Array.prototype, 'constructor', { get: () => assertNot('constructor') });
    Object.defineProperty(ArrayBuffer.prototype, 'constructor', { get: () => assertNot('constructor') });
    function assertNot(what: string): never {
      throw new Error(`looked up ${what}`);
    }
  },
};

interface Visit {
  /** Source of the function that spoils the page. */
  spoil: string;
  url: string;
}

/**
 * Reads a stream in a spoilt page, waits until the hook has told of it, and mends the page, so that the test can go on
 * with it; runs in the page.
 */
async function visit({ spoil, url }: Visit): Promise<number> {
  const { defineProperty, deleteProperty, getOwnPropertyDescriptor, ownKeys } = Reflect;
  const { setTimeout: later } = window;
  const owners: object[] = [window, performance, Reflect, JSON];
  for (const key of ownKeys(window)) {
    const value: unknown = getOwnPropertyDescriptor(window, key)?.value;
    if (typeof value === 'function') owners.push(value, value.prototype ?? value);
  }
  const saved = owners.map(owner =>
    ownKeys(owner).map(key => [key, getOwnPropertyDescriptor(owner, key)] as const),
  );

  // The driver has to have taken its promise before.
  await new Promise(resolve => later(resolve));
  // biome-ignore lint/security/noGlobalEval: the page spoils itself
  window.eval(`(${spoil})()`);
  const response = await fetch(url);
  const reader = response.body?.getReader();
  let size = 0;
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read())
    size += next.value.byteLength;
  // biome-ignore lint/suspicious/noThenProperty: Promise may be gone
  await { then: (go: () => void) => later(go, 400) };

  for (let i = 0; i < owners.length; i++) {
    const owner = owners[i] ?? {};
    const keys = ownKeys(owner);
    for (let k = 0; k < keys.length; k++) {
      let known = false;
      for (let p = 0; p < (saved[i]?.length ?? 0); p++) known ||= saved[i]?.[p]?.[0] === keys[k];
      if (!known) deleteProperty(owner, keys[k] ?? '');
    }
  }
  for (let i = 0; i < owners.length; i++) {
    for (let p = 0; p < (saved[i]?.length ?? 0); p++) {
      const property = saved[i]?.[p];
      if (property?.[1]) defineProperty(owners[i] ?? {}, property[0], property[1]);
    }
  }
  return size;
}

for (const [what, spoil] of Object.entries(spoils)) {
  test(`a page that ${what} works and is recorded`, async ({ recorder }) => {
    await recorder.watch();
    const size = await recorder.tab.evaluate(visit, { spoil: String(spoil), url: addressOf('text') });
    expect(size).toBe(textBytes.length);
    const [stream] = await recorder.closed();
    expect(Buffer.from(stream?.body.bytes() ?? [])).toEqual(textBytes);
    expect((await recorder.messages()).filter(message => message.kind === 'trouble')).toEqual([]);
  });
}

test('events that a page makes up reach neither the bridge nor the panel', async ({ recorder }) => {
  await recorder.watch();
  await recorder.tab.evaluate(async url => {
    const fake = { messages: [{ kind: 'trouble', at: 1, detail: 'fake' }], bytes: new Uint8Array(0) };
    for (let i = 0; i < 1000; i++) {
      const { port1, port2 } = new MessageChannel();
      window.dispatchEvent(
        new MessageEvent('deltascope-port', { data: 'x', ports: [port2], cancelable: true }),
      );
      port1.postMessage(fake);
      window.dispatchEvent(new CustomEvent('x', { detail: fake }));
      window.postMessage(fake, '*');
      window.dispatchEvent(new PageTransitionEvent('pagehide'));
    }
    await (await fetch(url)).text();
  }, addressOf('text'));

  const [stream] = await recorder.closed();
  expect(stream?.close?.reason).toBe('end');
  expect((await recorder.messages()).filter(message => message.kind === 'trouble')).toEqual([]);
});

test('a page whose handlers throw is recorded to the end', async ({ recorder }) => {
  await recorder.watch();
  await recorder.tab.evaluate(
    urls => {
      window.onerror = () => true;
      const broken = () => {
        throw new Error('of the page');
      };
      const xhr = new XMLHttpRequest();
      xhr.onreadystatechange = broken;
      xhr.open('GET', urls[0] ?? '');
      xhr.send();
      const source = new EventSource(urls[1] ?? '');
      source.onmessage = broken;
      source.onerror = event => event instanceof MessageEvent || source.close();
    },
    [addressOf('text'), addressOf('events')],
  );

  const streams = await recorder.closed(2);
  expect(streams.map(stream => stream.body.text()).sort()).toEqual(
    [String(textBytes), 'data: one\n\nevent: error\nid: 7\ndata: of the server\n\ndata: last\n\n'].sort(),
  );
});

test('a page that puts its own fetch over ours and an older one under it is recorded once', async ({
  recorder,
}) => {
  await recorder.watch();
  await recorder.tab.evaluate(async url => {
    const before = window.fetch;
    window.fetch = async (...args) => {
      const response = await before(...args);
      return new Response(response.body, response);
    };
    await (await window.fetch(url)).body?.pipeTo(new WritableStream());
    window.fetch = before;
  }, addressOf('text'));

  const [stream] = await recorder.closed();
  expect(Buffer.from(stream?.body.bytes() ?? [])).toEqual(textBytes);
});
