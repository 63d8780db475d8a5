import { type Colour, paletteOf } from './palette.ts';
import { type TimeScale, timeScale } from './time-scale.ts';

/** A canvas to draw on in CSS pixels, sharp on every screen, with the theme's colours. */
export interface Pen {
  readonly context: CanvasRenderingContext2D;
  readonly scale: TimeScale;
  readonly width: number;
  colour(colour: Colour): string;
}

const FONT = '10px system-ui, "Segoe UI", sans-serif';

/** A clean canvas; `undefined` when it has no room yet. */
export function penFor(canvas: HTMLCanvasElement, height: number, length: number): Pen | undefined {
  const width = canvas.clientWidth;
  const context = canvas.getContext('2d');
  if (!context || width === 0) return undefined;
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  context.scale(devicePixelRatio, devicePixelRatio);
  context.font = FONT;
  return { context, width, scale: timeScale(width, length), colour: paletteOf(canvas) };
}
