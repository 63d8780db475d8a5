import { computed, type ReadonlySignal } from '@preact/signals';
import { partOf } from '../../../src/parts.ts';
import type { StreamEvent } from '../../../src/stream.ts';
import type { StreamRecord } from './record.ts';
import { matches, readWords, type Words } from './words.ts';

/** The events of the selected stream that the filter lets through: rows, and the events behind them. */
export interface EventsShown {
  readonly total: number;
  readonly count: number;
  /** Index of the event in row number `row`. */
  eventAt(row: number): number | undefined;
  /** Row of the event, or of the last one shown before it; -1 when none is. */
  rowOf(event: number): number;
}

export function createEventsShown(
  selected: ReadonlySignal<StreamRecord | undefined>,
  filter: ReadonlySignal<string>,
): ReadonlySignal<EventsShown> {
  const words = computed(() => readWords(filter.value));
  let scan: Scan | undefined;
  return computed(() => {
    const stream = selected.value?.watch();
    if (!stream) return everyEvent(0);
    if (words.value.length === 0) return everyEvent(stream.events.length);
    // The events are others when the stream was read again by another dialect.
    if (scan?.events !== stream.events || scan.words !== words.value)
      scan = new Scan(stream.events, words.value);
    return scan.go();
  });
}

function everyEvent(count: number): EventsShown {
  return {
    total: count,
    count,
    eventAt: row => (row >= 0 && row < count ? row : undefined),
    rowOf: event => Math.min(event, count - 1),
  };
}

/** Looks at each event once, as it comes. */
class Scan {
  readonly #found: number[] = [];
  #looked = 0;

  constructor(
    readonly events: readonly StreamEvent[],
    readonly words: Words,
  ) {}

  go(): EventsShown {
    const { events } = this;
    const found = this.#found;
    for (let i = this.#looked; i < events.length; i++) {
      const event = events[i];
      if (event && matches(this.words, textsOf(event))) found.push(i);
    }
    this.#looked = events.length;
    return {
      total: events.length,
      count: found.length,
      eventAt: row => found[row],
      rowOf: event => found.findLastIndex(index => index <= event),
    };
  }
}

function textsOf(event: StreamEvent): string[] {
  const { item } = event;
  const { part, piece } = partOf(event);
  return [item.event ?? '', item.id ?? '', part, piece, item.data, ...(item.flaws ?? [])];
}
