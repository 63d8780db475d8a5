import type { Dialect } from './dialect.ts';

/** Everything that no dialect claims: its events are shown as they are, JSON or text, and mean nothing to us. */
export const generic: Dialect = {
  id: 'generic',
  label: 'Generic',
  endsUnmarked: true,
  matches: () => 0.01,
  reader: () => () => undefined,
};
