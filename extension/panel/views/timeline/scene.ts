import type { Stall } from '../../../../src/metrics.ts';
import type { Growth, Lane } from './lanes.ts';
import type { Mark } from './marks.ts';

/** What the timeline shows; times are ms since the start. */
export interface Scene {
  readonly lanes: readonly Lane[];
  readonly growth: readonly Growth[];
  readonly marks: readonly Mark[];
  readonly stalls: readonly Stall[];
  readonly length: number;
  readonly live: boolean;
}

/** Heights in CSS pixels, from top to bottom. */
export const MARKS_HEIGHT = 28;
export const LANE_HEIGHT = 18;
export const GROWTH_HEIGHT = 84;
export const SCALE_HEIGHT = 16;

/** Where the lanes end and the curve begins. */
export function lanesBottom({ lanes }: Scene): number {
  return MARKS_HEIGHT + lanes.length * LANE_HEIGHT;
}

export function growthBottom(scene: Scene): number {
  return lanesBottom(scene) + GROWTH_HEIGHT;
}

export function heightOf(scene: Scene): number {
  return growthBottom(scene) + SCALE_HEIGHT;
}
