import { eventFlaw } from './event-flaw.ts';
import { count } from './words.ts';

export const badChecksum = eventFlaw('bad-checksum', 'bad-checksum', flaw => ({
  severity: 'error',
  message: `The checksum of ${count(flaw.count, 'event')} does not fit its bytes.`,
  advice:
    'A client that checks it stops there. Look for a proxy that changes the body, by decoding it as text for instance.',
}));
