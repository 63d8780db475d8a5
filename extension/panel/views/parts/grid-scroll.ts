import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export const ROW_HEIGHT = 22;
const HEAD_HEIGHT = 24;
/** Rows drawn beyond the edges, so that a scroll shows no gap before the next picture. */
const SPARE_ROWS = 8;

interface Scrolled {
  readonly count: number;
  /** Kept in view when it changes. */
  readonly active: number | undefined;
  /** Whether the grid stays at its end as rows are added. */
  readonly follow: boolean;
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
  const { count, active, follow } = scrolled;
  const top = useSignal(0);
  const height = useSignal(0);
  const atEnd = useRef(follow);

  useLayoutEffect(() => {
    const element = grid.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      height.value = element.clientHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [grid, height]);

  useLayoutEffect(() => {
    const element = grid.current;
    if (element && follow && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [grid, count, follow]);

  useLayoutEffect(() => {
    const element = grid.current;
    if (!element || active === undefined) return;
    const start = active * ROW_HEIGHT;
    const room = element.clientHeight - HEAD_HEIGHT - ROW_HEIGHT;
    if (start < element.scrollTop) element.scrollTop = start;
    else if (start > element.scrollTop + room) element.scrollTop = start - room;
  }, [grid, active]);

  return {
    first: Math.max(0, Math.min(count, Math.floor(top.value / ROW_HEIGHT) - SPARE_ROWS)),
    last: Math.min(count, Math.ceil((top.value + height.value) / ROW_HEIGHT) + SPARE_ROWS),
    page: Math.max(1, Math.floor((height.value - HEAD_HEIGHT) / ROW_HEIGHT) - 1),
    onScroll({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) {
      top.value = scrollTop;
      atEnd.current = scrollTop + clientHeight >= scrollHeight - ROW_HEIGHT;
    },
  };
}
