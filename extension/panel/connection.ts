import browser from 'webextension-polyfill';
import type { FromPanel, ToPanel } from '../../src/wire.ts';
import { isToPanel } from '../../src/wire-guards.ts';

/** A port that dies sooner than this is not worth connecting again at once. */
const SHORT_LIFE_MS = 1000;

export interface Connection {
  send(message: FromPanel): void;
  /** Looks for documents of the tab that are not connected yet. */
  attach(): void;
}

/**
 * The way to the background. An open port keeps no worker alive, so it may end at any moment: connecting again wakes
 * the worker, and attaching brings everything back.
 */
export function connect(tabId: number, take: (message: ToPanel) => void): Connection {
  let port: browser.Runtime.Port | undefined;

  function open(): void {
    const born = performance.now();
    const opened = browser.runtime.connect({ name: `panel:${tabId}` });
    port = opened;
    opened.onMessage.addListener(message => {
      if (isToPanel(message)) take(message);
    });
    opened.onDisconnect.addListener(() => {
      port = undefined;
      const age = performance.now() - born;
      setTimeout(open, age < SHORT_LIFE_MS ? SHORT_LIFE_MS : 0);
    });
    opened.postMessage({ kind: 'attach' } satisfies FromPanel);
  }

  open();
  const send = (message: FromPanel) => port?.postMessage(message);
  return { send, attach: () => send({ kind: 'attach' }) };
}
