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

  text(message: string, channel: Channel): string {
    return this.#told.get(keyOf(message, channel))?.text ?? '';
  }

  /** A declared delta of a text that may also be told whole. */
  append(message: string, channel: Channel, text: string): Delta[] {
    const whole = this.text(message, channel) + text;
    this.#told.set(keyOf(message, channel), { message, channel, text: whole });
    return [{ kind: 'text', message, channel, text }];
  }

  /** The whole text so far; it replaces what was told when it does not continue that. */
  whole(message: string, channel: Channel, text: string): Delta[] {
    const told = this.text(message, channel);
    if (text === told) return [];
    this.#told.set(keyOf(message, channel), { message, channel, text });
    return text.startsWith(told)
      ? [{ kind: 'text', message, channel, text: text.slice(told.length) }]
      : [{ kind: 'text', message, channel, text, replace: true }];
  }
}

function keyOf(message: string, channel: Channel): string {
  return `${channel} ${message}`;
}
