import { EventEmitter, once } from 'node:events';

/** Named signals that steps wait for. A signal once given stays given. */
export class Signals {
  #given = new Set<string>();
  #emitter = new EventEmitter().setMaxListeners(0);

  give(name: string): void {
    this.#given.add(name);
    this.#emitter.emit(name);
  }

  async wait(name: string, abort: AbortSignal): Promise<void> {
    if (!this.#given.has(name)) await once(this.#emitter, name, { signal: abort });
  }
}
