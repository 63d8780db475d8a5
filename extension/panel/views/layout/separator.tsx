import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';

const LEAST = 15;
const MOST = 85;
const STEP = 2;

interface SeparatorProps {
  /** It stands upright, and moves left and right. */
  vertical: boolean;
  /** Percent of the room that the list takes. */
  share: Signal<number>;
  container: RefObject<HTMLElement | null>;
}

/** https://www.w3.org/WAI/ARIA/apg/patterns/windowsplitter/ */
export function Separator({ vertical, share, container }: SeparatorProps) {
  const move = (to: number) => {
    share.value = Math.min(MOST, Math.max(LEAST, to));
  };
  const onPointerMove = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = container.current?.getBoundingClientRect();
    if (!box) return;
    const part = vertical ? (event.clientX - box.left) / box.width : (event.clientY - box.top) / box.height;
    move(part * 100);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = {
      [vertical ? 'ArrowLeft' : 'ArrowUp']: share.value - STEP,
      [vertical ? 'ArrowRight' : 'ArrowDown']: share.value + STEP,
      Home: LEAST,
      End: MOST,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is a widget, which <hr> is not.
    <div
      class="separator"
      role="separator"
      aria-label={vertical ? 'Width of the list' : 'Height of the list'}
      aria-orientation={vertical ? 'vertical' : 'horizontal'}
      aria-valuenow={Math.round(share.value)}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      tabIndex={0}
      onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  );
}
