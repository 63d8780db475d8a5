import { eventFlaw } from './event-flaw.ts';
import { count, quote } from './words.ts';

export const invalidJson = eventFlaw('invalid-json', 'invalid-json', (flaw, { events }) => ({
  severity: 'error',
  message: `${count(flaw.count, 'event')} should be JSON and ${flaw.count === 1 ? 'is' : 'are'} not: ${quote(
    events[flaw.first]?.item.data.slice(0, 80) ?? '',
  )}.`,
  advice:
    'JSON.parse throws on it, and a client that does not catch that stops in the middle of the answer. Look for a server that writes line ends or plain error text into data.',
}));
