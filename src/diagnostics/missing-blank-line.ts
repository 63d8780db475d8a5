import { eventFlaw } from './event-flaw.ts';
import { count } from './words.ts';

export const missingBlankLine = eventFlaw('missing-blank-line', 'missing-blank-line', flaw => ({
  severity: 'warning',
  message: `The blank line after ${count(flaw.count, 'event')} is missing.`,
  advice:
    'By the standard the data lines up to the next blank line are one event, so EventSource and strict parsers give one piece that is no JSON. End every event with two line ends.',
}));
