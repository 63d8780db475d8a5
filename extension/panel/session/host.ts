import type { FromPanel } from '../../../src/wire.ts';

export interface SavedFile {
  name: string;
  type: string;
  text: string;
}

/** What the session needs of its surroundings; the panel's entry gives the browser's, a test its own. */
export interface Host {
  /** Of the extension; it is told in exports. */
  readonly version: string;
  ask(message: FromPanel): void;
  save(file: SavedFile): void;
  /** Epoch ms. */
  now(): number;
  /** Runs `draw` before the next picture. */
  frame(draw: () => void): void;
  /** Runs `tick` every `ms` until the returned function is called. */
  every(ms: number, tick: () => void): () => void;
}
