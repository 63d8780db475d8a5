import type { ComponentChildren } from 'preact';
import { partOf } from '../../../../src/parts.ts';
import type { Stream } from '../../../../src/stream.ts';
import { duration, plain, size } from '../format.ts';
import { Cell, Row } from '../parts/grid-cells.tsx';
import { Measure } from '../parts/measure.tsx';
import { arrivalOf } from './arrival.ts';
import type { EventColumn } from './columns.tsx';
import { inWords } from './flaw-words.ts';
import { GapBar } from './gap-bar.tsx';
import { sizeOf } from './item-size.ts';
import { toneOf } from './part-tone.ts';

interface EventRowProps {
  stream: Stream;
  event: number;
  id: string;
  row: number;
  columns: readonly EventColumn[];
  selected: boolean;
  onSelect(event: number): void;
}

/** More of a line than anyone sees of it. */
const LINE = 300;

export function EventRow({ stream, event, id, row, columns, selected, onSelect }: EventRowProps) {
  const found = stream.events[event];
  if (!found) return null;
  const { item, at } = found;
  const { gap, burst } = arrivalOf(stream, event);
  const { part, piece } = partOf(found);
  const cells: Record<EventColumn['id'], ComponentChildren> = {
    number: event + 1,
    time: <Measure of={stream.timed ? duration(at - stream.open.at) : undefined} />,
    gap: gap !== undefined && (
      <GapBar ms={gap} stallMs={stream.stallMs} stalled={isStalled(stream, event)} tone={toneOf(part)} />
    ),
    size: plain(size(sizeOf(item))),
    event: <bdi>{item.kind === 'comment' ? ':' : item.event}</bdi>,
    id: <bdi>{item.id}</bdi>,
    part: <span class={`tone-${toneOf(part)}-text`}>{part}</span>,
    decoded: <bdi>{oneLine(piece)}</bdi>,
    data: (
      <>
        {item.flaws && <b class="flaw">{item.flaws.map(inWords).join(', ')}</b>}
        <bdi>{oneLine(item.data)}</bdi>
      </>
    ),
  };
  return (
    <Row
      id={id}
      index={row}
      selected={selected}
      class={burst && `burst burst-${burst}`}
      onSelect={() => onSelect(event)}
    >
      {columns.map(column => (
        <Cell key={column.id} column={column.id}>
          {cells[column.id]}
        </Cell>
      ))}
    </Row>
  );
}

/** A line break would end the row's only line, so it is drawn. */
function oneLine(text: string): string {
  return text.slice(0, LINE).replace(/\r?\n|\r/g, '↵');
}

function isStalled({ metrics }: Stream, event: number): boolean {
  return metrics.stalls.some(({ before, after }) => before < event && event <= after);
}
