import type { IncomingMessage } from 'node:http';
import type { Witness } from './play.ts';

/** What the server saw of one request for a stream. Times are epoch ms with fractions. */
export interface LoggedRequest {
  readonly scenario: string;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly at: number;
  /** Bytes of body written so far. */
  readonly bytes: number;
  /** Absent while the stream runs. `cut`: by the scenario. */
  readonly end?: { at: number; by: 'server' | 'client' | 'cut' };
}

const now = () => performance.timeOrigin + performance.now();

class Entry implements LoggedRequest, Witness {
  readonly at = now();
  bytes = 0;
  end?: { at: number; by: 'server' | 'client' | 'cut' };
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  #changed: () => void;

  constructor(
    readonly scenario: string,
    { method = '', url = '', headers }: IncomingMessage,
    readonly body: string,
    changed: () => void,
  ) {
    this.method = method;
    this.path = url;
    this.headers = headers;
    this.#changed = changed;
  }

  wrote(bytes: number): void {
    this.bytes += bytes;
  }

  cut(): void {
    this.closed('cut');
  }

  closed(by: 'server' | 'client' | 'cut'): void {
    this.end ??= { at: now(), by };
    this.#changed();
  }
}

/** The requests for streams, oldest first, and a way to wait for one. */
export class RequestLog {
  readonly requests: Entry[] = [];
  #watchers = new Set<() => void>();

  begin(scenario: string, request: IncomingMessage, body: string): Entry {
    const changed = () => {
      for (const look of this.#watchers) look();
    };
    const entry = new Entry(scenario, request, body, changed);
    this.requests.push(entry);
    changed();
    return entry;
  }

  /** The latest request for a scenario, now or later. Rejects after `timeout` ms. */
  find(scenario: string, state: 'begun' | 'closed', timeout: number): Promise<LoggedRequest> {
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timer);
        this.#watchers.delete(look);
      };
      const look = () => {
        const found = this.requests.findLast(r => r.scenario === scenario && (state === 'begun' || r.end));
        if (!found) return;
        done();
        resolve(found);
      };
      const timer = setTimeout(() => {
        done();
        reject(new Error(`no request for ${scenario} was ${state} within ${timeout} ms`));
      }, timeout);
      this.#watchers.add(look);
      look();
    });
  }
}
