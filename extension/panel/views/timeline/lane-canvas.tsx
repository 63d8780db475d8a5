import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { draw } from './draw.ts';
import { penFor } from './pen.ts';
import { heightOf, type Scene } from './scene.ts';
import { timeScale } from './time-scale.ts';

interface LaneCanvasProps {
  scene: Scene;
  /** What the picture says, in words. */
  label: string;
  /** Named by the pointer, ms since the start. */
  onPoint(time: number | undefined): void;
  onPick(time: number): void;
}

export function LaneCanvas({ scene, label, onPoint, onPick }: LaneCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const surroundings = useSignal(0);

  useEffect(() => {
    const again = () => {
      surroundings.value++;
    };
    const size = new ResizeObserver(again);
    const theme = new MutationObserver(again);
    if (canvas.current) size.observe(canvas.current);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    // A zoom changes the resolution, and not always the size.
    addEventListener('resize', again);
    return () => {
      size.disconnect();
      theme.disconnect();
      removeEventListener('resize', again);
    };
  }, [surroundings]);

  useLayoutEffect(() => {
    const pen = canvas.current && penFor(canvas.current, heightOf(scene), scene.length);
    if (pen) draw(pen, scene);
  }, [scene, surroundings.value]);

  const timeAt = (event: MouseEvent & { currentTarget: HTMLCanvasElement }) =>
    timeScale(event.currentTarget.clientWidth, scene.length).time(event.offsetX);
  return (
    <canvas
      ref={canvas}
      class="lanes"
      role="img"
      aria-label={label}
      style={{ height: `${heightOf(scene)}px` }}
      onPointerMove={event => onPoint(timeAt(event))}
      onPointerLeave={() => onPoint(undefined)}
      onClick={event => onPick(timeAt(event))}
    />
  );
}
