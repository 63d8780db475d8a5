import { type ReadonlySignal, useComputed, useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { partOf } from '../../../../src/parts.ts';
import type { Stream } from '../../../../src/stream.ts';
import { endOf, isLive } from '../../session/live.ts';
import { duration, plain } from '../format.ts';
import { type StreamViewProps, useSession } from '../session-context.ts';
import { eventAt } from './event-at.ts';
import { Gaps } from './gaps.tsx';
import { InWords } from './in-words.tsx';
import { LaneCanvas } from './lane-canvas.tsx';
import { Lanes } from './lanes.ts';
import { marksOf } from './marks.ts';
import type { Scene } from './scene.ts';

/** When each delta arrived. While the stream runs it is drawn with the clock's ticks, not with every arrival. */
export function Timeline({ record }: StreamViewProps) {
  const { view, now } = useSession();
  const live = useComputed(() => isLive(record.watch())).value;
  const lanes = useRef<Lanes | undefined>(undefined);
  const pointed = useSignal<number | undefined>(undefined);
  const { stream } = record;
  const tick = live ? now.value : record.watch().next;
  const scene = useMemo(() => {
    if (!lanes.current || lanes.current.stream !== stream || lanes.current.outdated)
      lanes.current = new Lanes(stream);
    return sceneOf(stream, lanes.current, now);
  }, [stream, now, tick]);
  if (!stream.timed) return <p class="empty">This body was saved without its times.</p>;
  const event = pointed.value === undefined ? undefined : eventAt(stream, pointed.value);
  return (
    <div class="timeline">
      <LaneCanvas
        scene={scene}
        label="Timeline: arrivals by what they brought"
        onPoint={time => {
          pointed.value = time;
        }}
        onPick={time => {
          const picked = eventAt(stream, time);
          if (picked !== undefined) view.reveal(picked);
        }}
      />
      <p class="pointed dim">
        {event === undefined
          ? 'Point at a moment to read it; click to see its event.'
          : inOneLine(stream, event)}
      </p>
      <Gaps stream={stream} />
      <InWords scene={scene} />
    </div>
  );
}

function sceneOf(stream: Stream, lanes: Lanes, now: ReadonlySignal<number>): Scene {
  return {
    lanes: lanes.update(),
    growth: lanes.growth,
    marks: marksOf(stream),
    stalls: stream.metrics.stalls,
    length: Math.max(1, endOf(stream, now) - stream.open.at),
    live: isLive(stream),
  };
}

function inOneLine(stream: Stream, index: number): string {
  const event = stream.events[index];
  if (!event) return '';
  const { part, piece } = partOf(event);
  const time = plain(duration(event.at - stream.open.at));
  return [time, `event ${index + 1}`, part, piece && `“${piece}”`].filter(Boolean).join(' · ');
}
