import type { Channel, Delta } from '../dialect.ts';

export interface Told {
  readonly message: string;
  readonly channel: Channel;
  readonly text: string;
}

/** Texts that a service tells whole, again and again, as they grow: says only what is new in each. */
export class Snapshots {
  readonly #told = new Map<string, Told>();

  /** All texts as they stand. */
  get told(): readonly Told[] {
    return [...this.#told.values()];
  }

  /** A declared delta of a text that may also be told whole. */
  append(message: string, channel: Channel, text: string): Delta[] {
    const key = keyOf(message, channel);
    this.#told.set(key, { message, channel, text: (this.#told.get(key)?.text ?? '') + text });
    return [{ kind: 'text', message, channel, text }];
  }

  /** The whole text so far; it replaces what was told when it does not continue that. */
  whole(message: string, channel: Channel, text: string): Delta[] {
    const key = keyOf(message, channel);
    const told = this.#told.get(key)?.text ?? '';
    if (text === told) return [];
    this.#told.set(key, { message, channel, text });
    return text.startsWith(told)
      ? [{ kind: 'text', message, channel, text: text.slice(told.length) }]
      : [{ kind: 'text', message, channel, text, replace: true }];
  }
}

function keyOf(message: string, channel: Channel): string {
  return `${channel} ${message}`;
}
