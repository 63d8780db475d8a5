import type { Delta } from '../../../../src/dialects/dialect.ts';
import type { Stream, StreamEvent } from '../../../../src/stream.ts';
import type { Tone } from '../state.ts';

/** When something of one kind came; times are ms since the start. */
export interface Lane {
  name: string;
  readonly tone: Tone;
  readonly times: number[];
}

/** Characters of generated content so far. */
export interface Growth {
  readonly time: number;
  readonly characters: number;
}

const CHANNELS = {
  reasoning: { name: 'reasoning', tone: 'reasoning' },
  answer: { name: 'answer', tone: 'answer' },
  refusal: { name: 'refusal', tone: 'failure' },
} as const;

/** Sorts what came into lanes, each event once. */
export class Lanes {
  readonly growth: Growth[] = [];
  readonly #network: Lane = { name: 'network', tone: 'waiting', times: [] };
  readonly #keepAlive: Lane = { name: 'keep-alive', tone: 'ended', times: [] };
  readonly #content = new Map<string, Lane>();
  readonly #events: readonly StreamEvent[];
  #looked = 0;

  constructor(readonly stream: Stream) {
    this.#events = stream.events;
  }

  /** The stream was read again, by another dialect. */
  get outdated(): boolean {
    return this.#events !== this.stream.events;
  }

  update(): readonly Lane[] {
    const { arrivals, open } = this.stream;
    const { times } = this.#network;
    for (let i = times.length; i < arrivals.length; i++) times.push((arrivals[i]?.at ?? open.at) - open.at);
    for (; this.#looked < this.#events.length; this.#looked++) this.#look(this.#events[this.#looked]);
    const pings = this.#keepAlive.times.length > 0 ? [this.#keepAlive] : [];
    return [this.#network, ...this.#content.values(), ...pings];
  }

  #look(event: StreamEvent | undefined): void {
    const time = (event?.at ?? 0) - this.stream.open.at;
    for (const delta of event?.deltas ?? []) {
      if (delta.kind === 'keepalive') this.#keepAlive.times.push(time);
      const lane = this.#laneOf(delta);
      lane?.times.push(time);
      const characters = lengthOf(delta);
      if (characters > 0)
        this.growth.push({ time, characters: (this.growth.at(-1)?.characters ?? 0) + characters });
    }
  }

  #laneOf(delta: Delta): Lane | undefined {
    if (delta.kind === 'text')
      return delta.text === '' ? undefined : this.#lane(delta.channel, CHANNELS[delta.channel]);
    if (delta.kind !== 'tool') return undefined;
    const lane = this.#lane(`tool ${delta.call}`, { name: `ƒ ${delta.call}`, tone: 'tool' });
    if (delta.name !== undefined) lane.name = `ƒ ${delta.name}`;
    return lane;
  }

  #lane(key: string, { name, tone }: { name: string; tone: Tone }): Lane {
    const known = this.#content.get(key);
    if (known) return known;
    const lane: Lane = { name, tone, times: [] };
    this.#content.set(key, lane);
    return lane;
  }
}

function lengthOf(delta: Delta): number {
  if (delta.kind === 'text') return delta.text.length;
  return delta.kind === 'tool' ? (delta.args?.length ?? 0) : 0;
}
