/** What the bridge uses of the extension API; it is in every frame, so it does without a polyfill. */
interface Event<L> {
  addListener(listener: L): void;
}

export interface Port {
  postMessage(message: unknown): void;
  disconnect(): void;
  readonly onMessage: Event<(message: unknown) => void>;
  readonly onDisconnect: Event<() => void>;
}

interface Runtime {
  /** Undefined once the extension was reloaded or removed under the page. */
  readonly id?: string;
  /** Why the last port closed; unread, Chromium complains on the page's console. */
  readonly lastError?: unknown;
  connect(info: { name: string }): Port;
  readonly onMessage: Event<(message: unknown) => void>;
}

declare const browser: { runtime: Runtime } | undefined;
declare const chrome: { runtime: Runtime };

export const runtime = typeof browser === 'undefined' ? chrome.runtime : browser.runtime;
