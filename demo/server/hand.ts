import { EventEmitter, once } from 'node:events';
import { type Step, send, wait } from './scenario.ts';

/** Steps given by hand while the stream runs. Every request gets all of them from the beginning, then goes on live. */
export class Hand implements AsyncIterable<Step> {
  #steps: Step[] = [];
  #ended = false;
  #changes = new EventEmitter().setMaxListeners(0);

  send(body: string | Uint8Array): void {
    this.step(send(body));
  }

  wait(ms: number): void {
    this.step(wait(ms));
  }

  step(step: Step): void {
    this.#steps.push(step);
    this.#changes.emit('change');
  }

  /** Ends the response cleanly. */
  end(): void {
    this.#ended = true;
    this.#changes.emit('change');
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Step> {
    for (let next = 0; ; ) {
      const step = this.#steps[next];
      if (step) {
        next++;
        yield step;
      } else if (this.#ended) {
        return;
      } else {
        await once(this.#changes, 'change');
      }
    }
  }
}
