import { computed, type ReadonlySignal } from '@preact/signals';
import { percentile } from '../../../src/metrics.ts';
import type { Stream } from '../../../src/stream.ts';
import { isLive } from './live.ts';
import type { Log } from './log.ts';
import type { StreamRecord } from './record.ts';
import { matches, readWords } from './words.ts';

/** The streams that the filter lets through, and their sums. */
export interface StreamsShown {
  readonly records: ReadonlySignal<readonly StreamRecord[]>;
  readonly summary: ReadonlySignal<Summary>;
}

export interface Summary {
  readonly streams: number;
  readonly running: number;
  readonly failed: number;
  /** ms; of the streams that have a first token. */
  readonly medianTtft: number | undefined;
  /** Output tokens as reported; `undefined` when no stream reported any. */
  readonly tokens: number | undefined;
  readonly bytes: number;
  readonly dropped: number;
}

export function createStreamsShown(log: Log, filter: ReadonlySignal<string>): StreamsShown {
  const words = computed(() => readWords(filter.value));
  const records = computed(() => {
    if (words.value.length === 0) return log.records.value;
    return log.records.value.filter(record => matches(words.value, textsOf(record.watch())));
  });
  return { records, summary: computed(() => summarise(records.value.map(record => record.watch()))) };
}

function textsOf({ open, transcript, dialect, status }: Stream): string[] {
  const { model, title, finish } = transcript;
  return [open.method, open.url, dialect.id, dialect.label, status, model ?? '', title ?? '', finish ?? ''];
}

function summarise(streams: readonly Stream[]): Summary {
  const reported = streams.flatMap(({ transcript }) => transcript.usage?.outputTokens ?? []);
  return {
    streams: streams.length,
    running: streams.filter(isLive).length,
    failed: streams.filter(stream => stream.status === 'failed').length,
    medianTtft: percentile(
      streams.flatMap(stream => stream.metrics.firstToken ?? []),
      50,
    ),
    tokens: reported.length === 0 ? undefined : reported.reduce((sum, tokens) => sum + tokens, 0),
    bytes: streams.reduce((sum, stream) => sum + stream.body.size, 0),
    dropped: streams.reduce((sum, stream) => sum + stream.dropped.bytes, 0),
  };
}
