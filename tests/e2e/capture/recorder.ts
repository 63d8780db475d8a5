import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Body } from '../../../src/body.ts';
import type {
  CloseMessage,
  HeadersMessage,
  OpenMessage,
  PageMessage,
  StreamMessage,
} from '../../../src/wire.ts';
import { isBatch, isPageMessage } from '../../../src/wire-guards.ts';
import type { Browser, Tab } from '../support/browser.ts';
import { test as base, expect } from './twins.ts';

/** The background as a bridge sees it, kept in the page. */
interface Background {
  sent: string[];
  connections: number;
  /** Bytes of bodies that the bridge has taken from the hook. */
  taken: number;
  call(): void;
  ask(message: unknown): void;
  drop(): void;
}

declare global {
  interface Window {
    background: Background;
    browser?: unknown;
  }
}

/** One stream as the messages tell it. */
export interface Recorded {
  open: OpenMessage;
  headers?: HeadersMessage;
  messages: StreamMessage[];
  body: Body;
  close?: CloseMessage;
}

/** A page in a browser without the extension, with the hook and the bridge put into it, and no panel yet. */
export class Recorder {
  constructor(readonly tab: Tab) {}

  /** A panel comes, and has these. */
  watch(have: Record<string, number> = {}): Promise<void> {
    return this.tab.evaluate(known => {
      window.background.call();
      window.background.ask({ kind: 'replay', have: known });
    }, have);
  }

  /** Waits until the bridge has taken so many bytes of bodies from the hook. */
  async handedOver(bytes: number): Promise<void> {
    await expect.poll(() => this.tab.evaluate(() => window.background.taken, undefined)).toBe(bytes);
  }

  async batches(): Promise<PageMessage[][]> {
    const sent = await this.tab.evaluate(() => window.background.sent, undefined);
    return sent.map(text => {
      const batch: unknown = JSON.parse(text);
      if (!isBatch(batch) || !batch.messages.every(isPageMessage)) throw new Error(`a broken batch: ${text}`);
      return batch.messages;
    });
  }

  async messages(): Promise<PageMessage[]> {
    return (await this.batches()).flat();
  }

  async streams(): Promise<Recorded[]> {
    const streams = new Map<string, Recorded>();
    for (const message of await this.messages()) {
      if (!('seq' in message)) continue;
      if (message.kind === 'open')
        streams.set(message.stream, { open: message, messages: [], body: new Body() });
      const stream = streams.get(message.stream);
      stream?.messages.push(message);
      if (message.kind === 'headers' && stream) stream.headers = message;
      if (message.kind === 'chunk') stream?.body.add(message);
      if (message.kind === 'close' && stream) stream.close = message;
    }
    return [...streams.values()];
  }

  /** The streams, as soon as there are `count` and all are closed. */
  async closed(count = 1): Promise<Recorded[]> {
    const closes = () => window.background.sent.join().match(/"kind":"close"/g)?.length ?? 0;
    await expect.poll(() => this.tab.evaluate(closes, undefined)).toBe(count);
    return this.streams();
  }
}

/**
 * Runs the bridge in a realm of its own, as the browser does, with a stand-in for the extension API; runs in the page.
 * The realm is a frame's, whose listeners are put on the page.
 */
function installBridge(script: string): void {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const realm: (Window & typeof globalThis) | null | undefined = frame.contentWindow?.window;
  if (!realm) throw new Error('no frame');
  type Listen = (message?: unknown) => void;
  const listeners: Record<string, Listen> = {};
  const event = (name: string) => ({
    addListener(listener: Listen) {
      listeners[name] = listener;
    },
  });
  const background: Background = {
    sent: new realm.Array<string>(),
    connections: 0,
    taken: 0,
    call: () => listeners.call?.({ kind: 'attach' }),
    ask: message => listeners.ask?.(message),
    drop: () => listeners.drop?.(),
  };
  window.background = background;
  const connect = () => {
    background.connections++;
    return {
      postMessage: (message: unknown) => background.sent.push(realm.JSON.stringify(message)),
      disconnect: () => undefined,
      onMessage: event('ask'),
      onDisconnect: event('drop'),
    };
  };
  realm.browser = { runtime: { id: 'test', connect, onMessage: event('call') } };
  // What crosses a port or an event between realms is cloned, as it is between worlds.
  const listen = (type: string, listener: Listen, options?: AddEventListenerOptions) => {
    const hear = (event: Event) => {
      const port = event instanceof MessageEvent ? event.ports[0] : undefined;
      if (!(event instanceof MessageEvent) || !port) return;
      const { port1, port2 } = new realm.MessageChannel();
      port.onmessage = message => port1.postMessage(message.data);
      port1.onmessage = message => port.postMessage(message.data);
      const hear = Object.getOwnPropertyDescriptor(realm.MessagePort.prototype, 'onmessage')?.set;
      Object.defineProperty(port2, 'onmessage', {
        set: (take: (message: MessageEvent) => void) =>
          hear?.call(port2, (message: MessageEvent) => {
            take(message);
            background.taken += message.data.bytes.byteLength;
          }),
      });
      const copy = new realm.MessageEvent(type, { data: event.data, ports: [port2], cancelable: true });
      listener(copy);
      if (copy.defaultPrevented) event.preventDefault();
    };
    window.addEventListener(type, hear, options);
  };
  Object.assign(realm, { addEventListener: listen });
  realm.eval(script);
}

function bundle(name: string, engine: Browser['name']): string {
  return readFileSync(fileURLToPath(new URL(`../../../dist/${engine}/${name}.js`, import.meta.url)), 'utf8');
}

export const test = base.extend<{ recorder: Recorder }>({
  recorder: async ({ bareApp, server, engine, twins: _ }, use) => {
    const tab = await bareApp.newTab();
    await tab.goto(`${server.url}/blank/`);
    await tab.evaluate(installBridge, bundle('bridge', engine));
    // biome-ignore lint/security/noGlobalEval: as a content script runs, at the top of the page
    const run = (script: string) => window.eval(script);
    await tab.evaluate(run, bundle('hook', engine));
    await use(new Recorder(tab));
    await tab.close();
  },
});

export { expect };
