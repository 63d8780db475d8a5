import type { Stream } from '../../../../src/stream.ts';
import { ColumnHead } from '../parts/grid-cells.tsx';

export interface EventColumn {
  readonly id: 'number' | 'time' | 'gap' | 'size' | 'event' | 'id' | 'part' | 'decoded' | 'data';
  readonly title: string;
  readonly hint?: string;
}

const COLUMNS: readonly EventColumn[] = [
  { id: 'number', title: '#' },
  { id: 'time', title: 'Time', hint: 'Arrival, since the page made the call' },
  { id: 'gap', title: 'Gap', hint: 'Since the arrival before; events of one arrival share an edge' },
  { id: 'size', title: 'Size', hint: 'Bytes of the data' },
  { id: 'event', title: 'Event', hint: 'The event field as it was sent' },
  { id: 'id', title: 'Id', hint: 'The id field as it was sent' },
  { id: 'part', title: 'Part', hint: 'What the dialect reads in it' },
  { id: 'decoded', title: 'Decoded' },
  { id: 'data', title: 'Data', hint: 'The data as it came' },
];

const WITHOUT_ID = COLUMNS.filter(({ id }) => id !== 'id');

/** The id column is there when an event has one; most streams have none. */
export function columnsOf({ events }: Stream): readonly EventColumn[] {
  const some = events[0]?.item.id ?? events[1]?.item.id ?? events.at(-1)?.item.id;
  return some === undefined ? WITHOUT_ID : COLUMNS;
}

export function EventsHead({ columns }: { columns: readonly EventColumn[] }) {
  return (
    <>
      {columns.map(({ id, title, hint }, i) => (
        <ColumnHead key={id} column={id} index={i} title={hint}>
          {title}
        </ColumnHead>
      ))}
    </>
  );
}
