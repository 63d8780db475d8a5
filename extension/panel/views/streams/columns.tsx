import type { ComponentChildren } from 'preact';
import { ColumnHead } from '../parts/grid-cells.tsx';
import { AxisSwitch } from './axis-switch.tsx';

interface Column {
  readonly id: string;
  readonly title: ComponentChildren;
  /** What the header says at length. */
  readonly hint?: string;
}

/** Which of them are seen depends on the width: see streams.css. */
export const COLUMNS: readonly Column[] = [
  { id: 'name', title: 'Name' },
  { id: 'model', title: 'Model / dialect' },
  { id: 'status', title: 'Status' },
  {
    id: 'ttft',
    title: 'TTFT',
    hint: 'Time to first token: the first answer, reasoning, refusal or tool arguments',
  },
  { id: 'time', title: 'Time', hint: 'From the call to the end, or until now' },
  { id: 'tokens', title: 'Tokens', hint: 'Output tokens as the stream reported them' },
  { id: 'rate', title: 'Rate', hint: 'Output tokens per second, from the first token to the last' },
  { id: 'findings', title: 'Findings', hint: 'How many things look wrong' },
];

export function StreamsHead() {
  return (
    <>
      {COLUMNS.map(({ id, title, hint }, i) => (
        <ColumnHead key={id} column={id} index={i} title={hint}>
          {title}
        </ColumnHead>
      ))}
      <ColumnHead column="spark" index={COLUMNS.length}>
        <AxisSwitch />
      </ColumnHead>
    </>
  );
}
