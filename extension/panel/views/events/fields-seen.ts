import type { StreamEvent } from '../../../../src/stream.ts';

/** Which optional fields any event has; each event is looked at once. */
export class FieldsSeen {
  event = false;
  id = false;
  #looked = 0;

  constructor(readonly events: readonly StreamEvent[]) {}

  update(): this {
    for (; this.#looked < this.events.length; this.#looked++) {
      const item = this.events[this.#looked]?.item;
      if (item?.kind === 'comment' || item?.event !== undefined) this.event = true;
      if (item?.id !== undefined) this.id = true;
    }
    return this;
  }
}
