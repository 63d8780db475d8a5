import { isHttpError } from '../status.ts';
import { eventFlaw } from './event-flaw.ts';
import { quote } from './words.ts';

/** An HTTP error explains a body that is no stream, so `http-error` speaks of it alone. */
export const notFramed = eventFlaw('not-framed', 'not-framed', ({ first }, stream) => {
  if (isHttpError(stream)) return undefined;
  const text = stream.events[first]?.item.data.slice(0, 80) ?? '';
  const format = stream.framing === 'sse' ? 'event stream' : stream.framing;
  return {
    severity: 'error',
    message: `Part of the body is no ${format}: ${quote(text)}.`,
    advice:
      'Clients drop it without a word, or stop there. A page or JSON object in place of events often is an error of a proxy or a login page.',
  };
});
