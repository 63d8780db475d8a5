import type { Part } from '../../../../src/parts.ts';
import type { Tone } from '../state.ts';

/** The colour of what an event brought, the same as everywhere. */
export function toneOf(part: Part): Tone {
  switch (part) {
    case 'answer':
      return 'answer';
    case 'reasoning':
      return 'reasoning';
    case 'tool':
    case 'tool result':
      return 'tool';
    case 'refusal':
    case 'error':
      return 'failure';
    case 'finish':
    case 'end':
      return 'done';
    default:
      return 'ended';
  }
}
