import type { Rule } from './rule.ts';
import { count, size } from './words.ts';

/** Our own doing, so it says so. */
export const droppedData: Rule = {
  id: 'dropped-data',
  check({ dropped }) {
    if (dropped.chunks === 0) return [];
    return [
      {
        rule: 'dropped-data',
        severity: 'warning',
        message: `Deltascope dropped ${count(dropped.chunks, 'arrival')} (${size(dropped.bytes)}) from the middle of this stream.`,
        advice:
          'The page got them all, but they are missing here: the backlog in the page was full before the panel read it. Open the panel earlier, or raise the limit.',
      },
    ];
  },
};
