import type { Tone } from '../state.ts';

export type Colour = Tone | 'dim' | 'line' | 'failure-surface';

/** The theme's colours by their names in tokens.css, for a canvas. */
export function paletteOf(element: Element): (colour: Colour) => string {
  const style = getComputedStyle(element);
  return colour => style.getPropertyValue(`--${colour === 'ended' ? 'dim' : colour}`).trim();
}
