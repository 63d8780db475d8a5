import { ColumnHead } from '../parts/grid-cells.tsx';
import type { FieldsSeen } from './fields-seen.ts';

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

/** Fields that most streams do not use have a column only where an event has them. */
export function columnsOf(seen: FieldsSeen): readonly EventColumn[] {
  return COLUMNS.filter(({ id }) => (id === 'id' ? seen.id : id === 'event' ? seen.event : true));
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
