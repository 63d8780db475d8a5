import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

export const ROW_HEIGHT = 22;
const HEAD_HEIGHT = 24;
/** Rows drawn beyond the edges, so that a scroll shows no gap before the next picture. */
const SPARE_ROWS = 8;

interface Scrolled {
  readonly count: number;
  /** Kept in view when it changes. */
  readonly active: number | undefined;
  /** Whether the grid stays at its end as rows are added, when it is there. */
  readonly follow: boolean;
  readonly startAtEnd: boolean;
}

/** Which rows are in view: from `first`, before `last`. */
export interface RowsInView {
  readonly first: number;
  readonly last: number;
  /** Rows of one page. */
  readonly page: number;
  onScroll(event: Event & { currentTarget: HTMLElement }): void;
}

export function useRowsInView(grid: RefObject<HTMLElement | null>, scrolled: Scrolled): RowsInView {
  const { count, active, follow, startAtEnd } = scrolled;
  const top = useSignal(0);
  const height = useSignal(0);
  const atEnd = useSignal(startAtEnd);

  useLayoutEffect(() => {
    const element = grid.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      height.value = element.clientHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [grid, height]);

  // Where it will be scrolled to is known before it is, so that the right rows are drawn at once.
  const end = Math.max(0, count * ROW_HEIGHT + HEAD_HEIGHT - height.value);
  const following = follow && atEnd.value;
  const from = following ? end : top.value;

  useLayoutEffect(() => {
    if (grid.current && following) grid.current.scrollTop = end;
  }, [grid, following, end]);

  useLayoutEffect(() => {
    const element = grid.current;
    if (!element || active === undefined) return;
    const start = active * ROW_HEIGHT;
    const room = element.clientHeight - HEAD_HEIGHT - ROW_HEIGHT;
    if (start < element.scrollTop) element.scrollTop = start;
    else if (start > element.scrollTop + room) element.scrollTop = start - room;
  }, [grid, active]);

  return {
    first: Math.max(0, Math.min(count, Math.floor(from / ROW_HEIGHT) - SPARE_ROWS)),
    last: Math.min(count, Math.ceil((from + height.value) / ROW_HEIGHT) + SPARE_ROWS),
    page: Math.max(1, Math.floor((height.value - HEAD_HEIGHT) / ROW_HEIGHT) - 1),
    onScroll({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) {
      top.value = scrollTop;
      atEnd.value = scrollTop + clientHeight >= scrollHeight - ROW_HEIGHT;
    },
  };
}
