import type { PageMessage, Replay } from '../../src/wire.ts';
import { isReplay } from '../../src/wire-guards.ts';
import type { Backlog } from './backlog.ts';
import { type Port, runtime } from './runtime.ts';

/** A batch grows to about this many characters of body text. */
const batchSize = 1024 * 1024;
const weightOfMessage = 200;
/** ms that a batch waits for a pause of the page. */
const longestWait = 100;

/** What a link tells its owner. */
export interface LinkEvents {
  /** A panel has asked for what there is and gets all that comes; or it does no more. */
  watched(watched: boolean): void;
  /** The extension was reloaded or removed under the page. */
  gone(): void;
}

/** The connection to the background, there while a panel wants to know of this document. */
export class Link {
  #port: Port | undefined;
  /** Next seq to send of each stream; undefined until the panel has told what it has. */
  #sent: Map<string, number> | undefined;
  #troubles = 0;
  #waiting = false;

  constructor(
    readonly backlog: Backlog,
    readonly about: () => PageMessage,
    readonly events: LinkEvents,
  ) {}

  connect(): void {
    if (this.#port) return;
    try {
      const port = runtime.connect({ name: `page:${this.backlog.document}` });
      port.onMessage.addListener(message => {
        if (isReplay(message)) this.#replay(message);
      });
      port.onDisconnect.addListener(() => this.#disconnected());
      this.#port = port;
    } catch {
      this.events.gone();
    }
  }

  /** Sends what the panel lacks. Of much of it each batch waits for a pause of the page, though not for long. */
  send(much: boolean): void {
    if (this.#waiting) return;
    if (much || this.#sendBatch()) this.#sendInPause();
  }

  #sendInPause(): void {
    this.#waiting = true;
    const send = () => {
      this.#waiting = false;
      if (this.#sendBatch()) this.#sendInPause();
    };
    requestIdleCallback(send, { timeout: longestWait });
  }

  /** The page goes away: sends everything now, to a panel that has not asked yet as well. */
  leave(): void {
    if (this.#port && !this.#sent) this.#begin({});
    while (this.#sendBatch());
  }

  disconnect(): void {
    this.#port?.disconnect();
    this.#closed();
  }

  /** Gives whether there is more. */
  #sendBatch(): boolean {
    if (!this.#sent) return false;
    const batch: PageMessage[] = this.backlog.troubles.slice(this.#troubles);
    this.#troubles += batch.length;
    let size = 0;
    let more = false;
    for (const message of this.backlog.after(this.#sent)) {
      const weight = weightOfMessage + (message.kind === 'chunk' ? message.text.length : 0);
      more = size > 0 && size + weight > batchSize;
      if (more) break;
      size += weight;
      batch.push(message);
      this.#sent.set(message.stream, (message.kind === 'dropped' ? message.last : message.seq) + 1);
    }
    this.#post(batch);
    return more;
  }

  #replay({ have }: Replay): void {
    this.#begin(have);
    this.events.watched(true);
    this.send(false);
  }

  #begin(have: Replay['have']): void {
    this.#sent = new Map(Object.entries(have));
    this.#troubles = 0;
    const forgotten = this.backlog.forgotten(this.#sent);
    this.#post(forgotten ? [this.about(), forgotten] : [this.about()]);
  }

  #post(messages: PageMessage[]): void {
    if (messages.length === 0) return;
    try {
      this.#port?.postMessage({ kind: 'batch', messages });
    } catch {
      // Closed in this very turn: the next replay brings what was in it.
    }
  }

  #disconnected(): void {
    // Chromium writes an error to the page's console that nobody has read.
    void runtime.lastError;
    this.#closed();
    if (runtime.id === undefined) this.events.gone();
  }

  #closed(): void {
    this.#port = undefined;
    this.#sent = undefined;
    this.events.watched(false);
  }
}
