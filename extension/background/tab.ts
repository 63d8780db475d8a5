import type { Runtime } from 'webextension-polyfill';
import type { FromPanel, Joined, Left } from '../../src/wire.ts';
import { isAttach, isBatch, isReplay } from '../../src/wire-guards.ts';

type Port = Runtime.Port;

/** The bridges and the panels of one tab; it forwards between them and keeps nothing. */
export class Tab {
  /** Ports of bridges by the id of their document. */
  readonly #pages = new Map<string, Port>();
  readonly #panels = new Set<Port>();

  constructor(
    /** Asks the bridges of the tab's frames to connect that have not. */
    readonly call: () => void,
    readonly onEmpty: () => void,
  ) {}

  addPanel(panel: Port): void {
    this.#panels.add(panel);
    panel.onMessage.addListener(message => this.#hear(message));
    panel.onDisconnect.addListener(() => {
      this.#panels.delete(panel);
      if (this.#panels.size > 0) return;
      this.#dismiss();
      this.onEmpty();
    });
    for (const document of this.#pages.keys())
      panel.postMessage({ kind: 'joined', document } satisfies Joined);
    this.call();
  }

  addPage(document: string, page: Port): void {
    // A document's first stream, and nobody is there to be told: it will be called when a panel comes.
    if (this.#panels.size === 0) {
      page.disconnect();
      this.onEmpty();
      return;
    }
    this.#pages.set(document, page);
    page.onMessage.addListener(message => {
      if (isBatch(message)) this.#tell(message);
    });
    page.onDisconnect.addListener(() => {
      if (this.#pages.get(document) !== page) return;
      this.#pages.delete(document);
      this.#tell({ kind: 'left', document } satisfies Left);
    });
    this.#tell({ kind: 'joined', document } satisfies Joined);
  }

  #hear(message: unknown): void {
    if (isAttach(message)) this.call();
    if (!isReplay(message)) return;
    const { document } = message;
    const asked = document === undefined ? [...this.#pages.values()] : [this.#pages.get(document)];
    for (const page of asked) page?.postMessage(message satisfies FromPanel);
  }

  #tell(message: unknown): void {
    for (const panel of this.#panels) panel.postMessage(message);
  }

  /** Without a port a bridge only remembers. */
  #dismiss(): void {
    for (const page of this.#pages.values()) page.disconnect();
    this.#pages.clear();
  }
}
