import type { ReadonlySignal } from '@preact/signals';
import type { ToPanel } from '../../../src/wire.ts';
import { type Axis, createAxis } from './axis.ts';
import { createClock } from './clock.ts';
import { createEventsShown, type EventsShown } from './events-shown.ts';
import { exportHar } from './export.ts';
import type { Host } from './host.ts';
import { createIntake } from './intake.ts';
import { createLog } from './log.ts';
import { createPages, type Pages } from './pages.ts';
import type { StreamRecord } from './record.ts';
import { createStreamsShown, type Summary } from './streams-shown.ts';
import { createView, type View } from './view.ts';

/** All state of the panel, and everything that can be done to it. Views read it; nothing else holds state. */
export interface Session {
  /** All streams, in order of their start. */
  readonly records: ReadonlySignal<readonly StreamRecord[]>;
  /** Those that the filter lets through. */
  readonly shown: ReadonlySignal<readonly StreamRecord[]>;
  readonly summary: ReadonlySignal<Summary>;
  readonly events: ReadonlySignal<EventsShown>;
  readonly axis: ReadonlySignal<Axis>;
  /** Epoch ms; stands still while nothing runs. */
  readonly now: ReadonlySignal<number>;
  readonly pages: Pages;
  readonly view: View;
  readonly recording: ReadonlySignal<boolean>;
  readonly preserveLog: ReadonlySignal<boolean>;
  record(on: boolean): void;
  preserve(on: boolean): void;
  clear(): void;
  /** What the background sends. */
  take(message: ToPanel): void;
  exportHar(records: readonly StreamRecord[]): void;
}

export function createSession(host: Host): Session {
  const log = createLog(host);
  const pages = createPages();
  const intake = createIntake(host, log, pages);
  const now = createClock(host, log);
  const view = createView(log.records);
  const { records, summary } = createStreamsShown(log, view.filter);
  return {
    records: log.records,
    shown: records,
    summary,
    events: createEventsShown(view.selected, view.eventFilter),
    axis: createAxis(records, view.commonAxis, now),
    now,
    pages,
    view,
    recording: intake.recording,
    preserveLog: intake.preserveLog,
    record: intake.record,
    preserve: intake.preserve,
    take: intake.take,
    clear() {
      intake.clear();
      view.follow();
    },
    exportHar: records => exportHar(host, records),
  };
}
