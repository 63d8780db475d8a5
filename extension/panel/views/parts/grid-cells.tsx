import type { ComponentChildren } from 'preact';

interface RowProps {
  id: string;
  /** From 0, the header not counted. */
  index: number;
  selected: boolean;
  class?: string | undefined;
  onSelect(): void;
  children: ComponentChildren;
}

/** A row is chosen by the keys of its grid, which holds the focus for all of them. */
export function Row({ id, index, selected, class: className = '', onSelect, children }: RowProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its active row.
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by their number, which a table cannot do.
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      class={`row ${index % 2 === 0 ? 'even' : ''} ${className}`}
      onMouseDown={onSelect}
    >
      {children}
    </div>
  );
}

interface CellProps {
  column: string;
  title?: string | undefined;
  label?: string | undefined;
  children?: ComponentChildren;
}

export function Cell({ column, title, label, children }: CellProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its active row.
    // biome-ignore lint/a11y/useSemanticElements: its row is no table row.
    <span role="gridcell" class={`col-${column}`} title={title} aria-label={label}>
      {children}
    </span>
  );
}

export function ColumnHead({ column, index, title, children }: CellProps & { index: number }) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: a header that does nothing needs no focus.
    // biome-ignore lint/a11y/useSemanticElements: its row is no table row.
    <span role="columnheader" aria-colindex={index + 1} class={`col-${column}`} title={title}>
      {children}
    </span>
  );
}
