import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** As near to the end as counts as "at the end", px. */
const NEAR = 24;

/** Keeps the tab panel around `inner`, which starts at its end when `live`, at its end unless the user scrolls away. */
export function useFollow(inner: RefObject<HTMLElement | null>, live: boolean): void {
  const atEnd = useRef(live);
  useEffect(() => {
    const panel = inner.current?.closest('.tab-panel');
    if (!panel) return;
    const onScroll = () => {
      atEnd.current = panel.scrollTop + panel.clientHeight >= panel.scrollHeight - NEAR;
    };
    panel.addEventListener('scroll', onScroll, { passive: true });
    return () => panel.removeEventListener('scroll', onScroll);
  }, [inner]);
  useLayoutEffect(() => {
    const panel = inner.current?.closest('.tab-panel');
    if (panel && atEnd.current) panel.scrollTop = panel.scrollHeight;
  });
}
