import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { moveIn } from './grid-keys.ts';
import { ROW_HEIGHT, useRowsInView } from './grid-scroll.ts';

interface GridProps {
  /** Accessible name. */
  label: string;
  class: string;
  id: string;
  columns: number;
  count: number;
  /** The selected row. */
  active: number | undefined;
  /** Whether it stays at its end as rows are added, when it is there. */
  follow: boolean;
  startAtEnd: boolean;
  /** The header's cells. */
  head: ComponentChildren;
  row(index: number, id: string): ComponentChildren;
  onMove(row: number): void;
  onEnter?(): void;
  onEscape?(): void;
}

/** A grid of fixed rows that draws those in view and moves by keys: https://www.w3.org/WAI/ARIA/apg/patterns/grid/ */
export function Grid(props: GridProps) {
  const { id, count, active } = props;
  const element = useRef<HTMLDivElement>(null);
  const { first, last, page, onScroll } = useRowsInView(element, props);
  const rowId = (row: number) => `${id}-${row}`;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== element.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = moveIn(event.key, { count, active, page });
    if (to !== undefined) props.onMove(to);
    else if (event.key === 'Enter' && active !== undefined && props.onEnter) props.onEnter();
    else if (event.key === 'Escape' && props.onEscape) props.onEscape();
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore-start lint/a11y/useSemanticElements: rows are placed by their number, which a table cannot do.
    // biome-ignore-start lint/a11y/useFocusableInteractive: the grid has the focus and names its active row.
    <div
      ref={element}
      class={`grid ${props.class}`}
      role="grid"
      aria-label={props.label}
      aria-rowcount={count + 1}
      aria-colcount={props.columns}
      aria-activedescendant={
        active !== undefined && active >= first && active < last ? rowId(active) : undefined
      }
      tabIndex={0}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" class="grid-head">
        <div role="row" aria-rowindex={1} class="row">
          {props.head}
        </div>
      </div>
      <div role="rowgroup" class="grid-rows" style={{ height: `${count * ROW_HEIGHT}px` }}>
        <div role="presentation" style={{ transform: `translateY(${first * ROW_HEIGHT}px)` }}>
          {Array.from({ length: Math.max(0, last - first) }, (_, i) =>
            props.row(first + i, rowId(first + i)),
          )}
        </div>
      </div>
    </div>
    // biome-ignore-end lint/a11y/useSemanticElements: see above.
    // biome-ignore-end lint/a11y/useFocusableInteractive: see above.
  );
}
