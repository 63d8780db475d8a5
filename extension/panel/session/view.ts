import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { StreamRecord } from './record.ts';

export const TABS = ['Transcript', 'Events', 'Timeline', 'Usage', 'Diagnostics', 'Request', 'Raw'] as const;
export type Tab = (typeof TABS)[number];

/** What the user looks at; it changes nothing of the streams. */
export interface View {
  readonly filter: Signal<string>;
  readonly tab: Signal<Tab>;
  readonly eventFilter: Signal<string>;
  /** Whether the list draws all streams on one time axis, or each from its own start. */
  readonly commonAxis: Signal<boolean>;
  readonly selected: ReadonlySignal<StreamRecord | undefined>;
  /** The selected event of the selected stream. */
  readonly event: ReadonlySignal<number | undefined>;
  /** Selects a stream and stays with it; `undefined` puts the detail away. */
  select(record: StreamRecord | undefined): void;
  /** Stays with the stream that is shown now. */
  stay(): void;
  /** Shows the newest stream, now and as others come. */
  follow(): void;
  selectEvent(event: number | undefined): void;
  /** Goes to an event in the Events tab. */
  reveal(event: number): void;
}

type Choice = { kind: 'newest' } | { kind: 'none' } | { kind: 'one'; record: StreamRecord };

export function createView(records: ReadonlySignal<readonly StreamRecord[]>): View {
  const filter = signal('');
  const tab = signal<Tab>('Transcript');
  const eventFilter = signal('');
  const choice = signal<Choice>({ kind: 'newest' });
  const picked = signal<{ record: StreamRecord; event: number } | undefined>(undefined);

  const selected = computed(() => {
    const chosen = choice.value;
    if (chosen.kind === 'one' && records.value.includes(chosen.record)) return chosen.record;
    return chosen.kind === 'none' ? undefined : records.value.at(-1);
  });

  function selectEvent(event: number | undefined): void {
    const record = selected.peek();
    picked.value = record && event !== undefined ? { record, event } : undefined;
  }

  function select(record: StreamRecord | undefined): void {
    choice.value = record ? { kind: 'one', record } : { kind: 'none' };
  }

  return {
    filter,
    tab,
    eventFilter,
    commonAxis: signal(true),
    selected,
    event: computed(() => (picked.value?.record === selected.value ? picked.value?.event : undefined)),
    select,
    stay() {
      const record = selected.peek();
      if (record) select(record);
    },
    follow() {
      choice.value = { kind: 'newest' };
    },
    selectEvent,
    reveal(event) {
      eventFilter.value = '';
      selectEvent(event);
      tab.value = 'Events';
    },
  };
}
