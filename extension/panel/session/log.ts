import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { OpenMessage } from '../../../src/wire.ts';
import type { Host } from './host.ts';
import { isLive } from './live.ts';
import { StreamRecord } from './record.ts';

/** Every stream of the session. */
export interface Log {
  /** In order of their start. */
  readonly records: ReadonlySignal<readonly StreamRecord[]>;
  /** Whether any stream is. */
  readonly live: ReadonlySignal<boolean>;
  /** At once, before the next frame shows it. */
  all(): Iterable<StreamRecord>;
  get(id: string): StreamRecord | undefined;
  add(open: OpenMessage): StreamRecord;
  /** Draws the record again with the next frame. */
  touch(record: StreamRecord): void;
  remove(unwanted: (record: StreamRecord) => boolean): StreamRecord[];
}

export function createLog(host: Host): Log {
  const byId = new Map<string, StreamRecord>();
  const records = signal<readonly StreamRecord[]>([]);
  const touched = new Set<StreamRecord>();
  let reordered = false;
  let due = false;

  function draw(): void {
    due = false;
    batch(() => {
      if (reordered) records.value = [...byId.values()].sort((a, b) => a.stream.open.at - b.stream.open.at);
      reordered = false;
      for (const record of touched) record.changed();
      touched.clear();
    });
  }

  function touch(record: StreamRecord): void {
    touched.add(record);
    if (due) return;
    due = true;
    host.frame(draw);
  }

  return {
    records,
    live: computed(() => records.value.some(record => isLive(record.watch()))),
    all: () => byId.values(),
    get: id => byId.get(id),
    add(open) {
      const record = new StreamRecord(open);
      byId.set(record.id, record);
      reordered = true;
      touch(record);
      return record;
    },
    touch,
    remove(unwanted) {
      const removed = [...byId.values()].filter(unwanted);
      for (const record of removed) {
        byId.delete(record.id);
        touched.delete(record);
      }
      if (removed.length > 0) records.value = records.value.filter(record => byId.has(record.id));
      return removed;
    },
  };
}
