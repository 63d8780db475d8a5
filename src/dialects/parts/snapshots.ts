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
    return [{ kind: 'text', message, channel, ...growth(told, text) }];
  }
}

/** The same for the arguments of tool calls. */
export class ArgumentSnapshots {
  readonly #told = new Map<string, string>();

  has(call: string): boolean {
    return this.#told.has(call);
  }

  append(call: string, args: string): { args?: string } {
    if (args === '') return {};
    this.#told.set(call, (this.#told.get(call) ?? '') + args);
    return { args };
  }

  /** The fields of a tool delta that say what is new. */
  whole(call: string, args: string): { args?: string; replace?: true } {
    const told = this.#told.get(call) ?? '';
    if (args === told) return {};
    this.#told.set(call, args);
    const { text, ...how } = growth(told, args);
    return { args: text, ...how };
  }
}

function growth(told: string, whole: string): { text: string; replace?: true } {
  return whole.startsWith(told) ? { text: whole.slice(told.length) } : { text: whole, replace: true };
}

function keyOf(message: string, channel: Channel): string {
  return `${channel} ${message}`;
}
