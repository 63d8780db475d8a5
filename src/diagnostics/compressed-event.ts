import { eventFlaw } from './event-flaw.ts';
import { count } from './words.ts';

export const compressedEvent = eventFlaw('compressed-event', 'compressed', flaw => ({
  severity: 'info',
  message: `${count(flaw.count, 'event')} ${flaw.count === 1 ? 'is' : 'are'} compressed one by one, and shown as base64.`,
  advice:
    'What they say is missing from the transcript. Leave message compression off while you develop, to read them here.',
}));
