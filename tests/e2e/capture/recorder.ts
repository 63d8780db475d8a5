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
    await expect.poll(async () => (await this.streams()).filter(stream => stream.close).length).toBe(count);
    return this.streams();
  }
}

/** Stands in for the extension API; runs in the page. */
function installBackground(): void {
  type Listen = (message?: unknown) => void;
  const listeners: Record<string, Listen> = {};
  const event = (name: string) => ({
    addListener(listener: Listen) {
      listeners[name] = listener;
    },
  });
  const background: Background = {
    sent: [],
    connections: 0,
    call: () => listeners.call?.({ kind: 'attach' }),
    ask: message => listeners.ask?.(message),
    drop: () => listeners.drop?.(),
  };
  window.background = background;
  const stringify = JSON.stringify;
  const connect = () => {
    background.connections++;
    return {
      postMessage: (message: unknown) => background.sent.push(stringify(message)),
      disconnect: () => undefined,
      onMessage: event('ask'),
      onDisconnect: event('drop'),
    };
  };
  window.browser = { runtime: { id: 'test', connect, onMessage: event('call') } };
}

function bundle(name: string, engine: Browser['name']): string {
  return readFileSync(fileURLToPath(new URL(`../../../dist/${engine}/${name}.js`, import.meta.url)), 'utf8');
}

export const test = base.extend<{ recorder: Recorder }>({
  recorder: async ({ bareApp, server, engine, twins: _ }, use) => {
    const tab = await bareApp.newTab();
    await tab.goto(`${server.url}/blank/`);
    await tab.evaluate(installBackground, undefined);
    const run = (script: string) => {
      // biome-ignore lint/security/noGlobalEval: as a content script runs, at the top of the page
      window.eval(script);
    };
    await tab.evaluate(run, bundle('bridge', engine));
    await tab.evaluate(run, bundle('hook', engine));
    await use(new Recorder(tab));
    await tab.close();
  },
});

export { expect };
