import { type ReadonlySignal, signal } from '@preact/signals';
import type { OpenMessage, PageMessage, StreamMessage, ToPanel } from '../../../src/wire.ts';
import type { Host } from './host.ts';
import type { Log } from './log.ts';
import type { Pages } from './pages.ts';
import type { StreamRecord } from './record.ts';
import { createReplay } from './replay.ts';

/** Takes what comes from the page: in order, each message once, and asks for what is lacking. */
export interface Intake {
  /** Off: streams that are opened from now on are ignored; those seen before go on. */
  readonly recording: ReadonlySignal<boolean>;
  /** On: a navigation leaves the streams of the page before in the list. */
  readonly preserveLog: ReadonlySignal<boolean>;
  record(on: boolean): void;
  preserve(on: boolean): void;
  take(message: ToPanel): void;
  clear(): void;
}

export function createIntake(host: Host, log: Log, pages: Pages): Intake {
  const recording = signal(true);
  const preserveLog = signal(false);
  /**
   * Streams that are not wanted, cleared or opened while nothing was recorded, and their next seq: it is told in a
   * replay like that of any other, because another panel may want them.
   */
  const ignored = new Map<string, number>();
  const replay = createReplay(host, have);

  function have(document = ''): Record<string, number> {
    const next: Record<string, number> = {};
    for (const [id, seq] of ignored) if (id.startsWith(document)) next[id] = seq;
    for (const record of log.all()) {
      if (!record.id.startsWith(document)) continue;
      next[record.id] = record.presumedEnded && replay.lacks(record.id) ? 0 : record.next;
    }
    return next;
  }

  function open(message: OpenMessage): void {
    const known = log.get(message.stream);
    const lacked = replay.lacks(message.stream);
    replay.found(message.stream);
    if (known) {
      if (!known.presumedEnded || !lacked) return;
      known.restart(message);
      log.touch(known);
      return;
    }
    const ofEarlierPage = !preserveLog.peek() && message.at < pages.navigatedAt;
    if (recording.peek() && !ofEarlierPage) log.add(message);
    else ignored.set(message.stream, 1);
  }

  function takeStream(message: StreamMessage): void {
    const ignoredUpTo = ignored.get(message.stream);
    if (ignoredUpTo !== undefined) {
      const last = message.kind === 'dropped' ? message.last : message.seq;
      ignored.set(message.stream, Math.max(ignoredUpTo, last + 1));
      return;
    }
    if (message.kind === 'open') {
      open(message);
      return;
    }
    const record = log.get(message.stream);
    const taken = record?.take(message) ?? 'ahead';
    if (taken === 'ahead') replay.lack(message.stream);
    if (!record || taken !== 'taken') return;
    replay.found(message.stream);
    log.touch(record);
  }

  function drop(unwanted: (record: StreamRecord) => boolean): void {
    for (const { id, next } of log.remove(unwanted)) {
      replay.found(id);
      ignored.set(id, next);
    }
  }

  function takePage(message: PageMessage): void {
    if (message.kind !== 'document' && message.kind !== 'forgotten' && message.kind !== 'trouble') {
      takeStream(message);
      return;
    }
    const navigated = pages.take(message);
    if (navigated && !preserveLog.peek()) drop(record => record.stream.open.at < pages.navigatedAt);
  }

  /** A stream cannot outlive its document, so what was still running ended with what is known of it. */
  function leave(document: string): void {
    for (const record of log.all()) {
      if (!record.id.startsWith(document) || !record.stream.running) continue;
      record.presumeEnded();
      log.touch(record);
    }
  }

  return {
    recording,
    preserveLog,
    record: on => {
      recording.value = on;
    },
    preserve: on => {
      preserveLog.value = on;
    },
    take(message) {
      switch (message.kind) {
        case 'batch':
          for (const each of message.messages) takePage(each);
          return;
        case 'joined':
          replay.ask(message.document);
          return;
        case 'left':
          leave(message.document);
          return;
        default:
          message satisfies never;
      }
    },
    clear: () => drop(() => true),
  };
}
