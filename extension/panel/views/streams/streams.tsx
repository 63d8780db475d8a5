import { Grid } from '../parts/grid.tsx';
import { useSession } from '../session-context.ts';
import { COLUMNS, StreamsHead } from './columns.tsx';
import { FilterHidesAll, NothingYet } from './empty.tsx';
import { StreamRow } from './stream-row.tsx';

/** The master list: one row a stream. */
export function Streams() {
  const session = useSession();
  const { view } = session;
  const records = session.shown.value;
  const selected = view.selected.value;
  const active = selected ? records.indexOf(selected) : -1;
  return (
    <div class="streams">
      <Grid
        label="Streams"
        class="streams-grid"
        id="stream"
        columns={COLUMNS.length + 1}
        count={records.length}
        active={active < 0 ? undefined : active}
        follow
        startAtEnd
        head={<StreamsHead />}
        row={(index, id) => {
          const record = records[index];
          if (!record) return null;
          return <StreamRow record={record} id={id} index={index} selected={record === selected} />;
        }}
        onMove={row => view.select(records[row])}
        onEnter={focusTabs}
        onEscape={() => view.select(undefined)}
      />
      {session.records.value.length === 0 ? <NothingYet /> : records.length === 0 && <FilterHidesAll />}
    </div>
  );
}

function focusTabs(): void {
  document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
}
