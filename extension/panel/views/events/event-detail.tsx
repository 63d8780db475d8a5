import { useSignal } from '@preact/signals';
import { duration, plain, size } from '../format.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { GrowingText } from '../parts/growing-text.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { prettyJson } from '../parts/pretty.ts';
import { type StreamViewProps, useSession } from '../session-context.ts';
import { Deltas } from './deltas.tsx';
import { inFull } from './flaw-words.ts';
import { sizeOf } from './item-size.ts';

/** A longer one is shown cut, with its full size. */
const SHOWN_LENGTH = 1_000_000;

/** One event in full: what it means, what is wrong with it, and its data as it came. */
export function EventDetail({ record, event }: StreamViewProps & { event: number }) {
  const { view } = useSession();
  const raw = useSignal(false);
  const stream = record.watch();
  const found = stream.events[event];
  if (!found) return null;
  const { item, at } = found;
  const cut = item.data.length > SHOWN_LENGTH;
  const pretty = cut || raw.value ? undefined : prettyJson(item.data);
  const facts = [
    stream.timed ? plain(duration(at - stream.open.at)) : undefined,
    plain(size(sizeOf(item))),
    item.kind === 'comment' ? 'comment' : item.event && `event ${item.event}`,
    item.id !== undefined && `id ${item.id}`,
    item.retry !== undefined && `retry ${item.retry} ms`,
  ];
  return (
    <section class="event-detail" aria-label={`Event ${event + 1}`}>
      <header class="bar">
        <b>Event {event + 1}</b>
        <span class="dim">
          <bdi>{facts.filter(Boolean).join(' · ')}</bdi>
        </span>
        <span class="spacer" />
        <button
          type="button"
          class="quiet-button"
          aria-pressed={raw.value}
          onClick={() => {
            raw.value = !raw.value;
          }}
        >
          As it came
        </button>
        <CopyButton of="data" text={() => item.data} />
        <IconButton icon="close" label="Close event" onClick={() => view.selectEvent(undefined)} />
      </header>
      {/* It scrolls, by keys as well. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above. */}
      <div class="event-body" tabIndex={0}>
        {item.flaws?.map(flaw => (
          <p key={flaw} class="note severity-warning">
            {inFull(flaw)}
          </p>
        ))}
        <Deltas event={found} dialect={stream.dialect} />
        {cut && (
          <p class="note">
            Cut here after {plain(size(SHOWN_LENGTH))} of {plain(size(sizeOf(item)))}. Copying and exporting
            give all of it.
          </p>
        )}
        <div class="wire">
          <GrowingText key={raw.value} text={pretty ?? item.data.slice(0, SHOWN_LENGTH)} />
        </div>
      </div>
    </section>
  );
}
