import { useRef } from 'preact/hooks';
import { isLive } from '../../session/live.ts';
import { count } from '../format.ts';
import { FilterBox } from '../parts/filter-box.tsx';
import { Grid } from '../parts/grid.tsx';
import { type StreamViewProps, useSession } from '../session-context.ts';
import { columnsOf, EventsHead } from './columns.tsx';
import { EventDetail } from './event-detail.tsx';
import { EventRow } from './event-row.tsx';
import { FieldsSeen } from './fields-seen.ts';
import { NoEvents } from './no-events.tsx';

/** Every event as it came. */
export function Events({ record }: StreamViewProps) {
  const { view, events } = useSession();
  const stream = record.watch();
  const shown = events.value;
  const selected = view.event.value;
  const row = selected === undefined ? -1 : shown.rowOf(selected);
  const seen = useRef<FieldsSeen | undefined>(undefined);
  if (seen.current?.events !== stream.events) seen.current = new FieldsSeen(stream.events);
  const columns = columnsOf(seen.current.update());
  return (
    <div class="events">
      <div class="bar">
        <FilterBox label="Filter events" id="filter-events" value={view.eventFilter} />
        <span class="dim">
          {shown.count === shown.total ? '' : `${count(shown.count)} of `}
          {count(shown.total)} events
        </span>
      </div>
      <Grid
        label="Events"
        class={`events-grid ${seen.current.event ? 'with-event' : ''} ${seen.current.id ? 'with-id' : ''}`}
        id="event"
        columns={columns.length}
        count={shown.count}
        active={row < 0 ? undefined : row}
        follow={selected === undefined}
        startAtEnd={isLive(stream)}
        head={<EventsHead columns={columns} />}
        row={(index, id) => (
          <EventRow
            stream={stream}
            event={shown.eventAt(index) ?? 0}
            id={id}
            row={index}
            columns={columns}
            selected={shown.eventAt(index) === selected}
            onSelect={view.selectEvent}
          />
        )}
        onMove={to => view.selectEvent(shown.eventAt(to))}
        onEscape={() => view.selectEvent(undefined)}
      />
      {shown.count === 0 && <NoEvents live={isLive(stream)} total={shown.total} />}
      {selected !== undefined && <EventDetail key={selected} record={record} event={selected} />}
    </div>
  );
}
