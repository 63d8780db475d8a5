import type { Stream } from '../../../src/stream.ts';
import { duration, type Quantity } from './format.ts';

/** From the call to `end` (epoch ms); not known where times are not, and before the first tick of the clock. */
export function elapsed({ open, timed }: Stream, end: number): Quantity | undefined {
  return timed && end > open.at ? duration(end - open.at) : undefined;
}
