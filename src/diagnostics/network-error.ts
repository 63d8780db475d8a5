import { isComplete } from '../status.ts';
import { placeOfClose, type Rule } from './rule.ts';
import { quote } from './words.ts';

/** The connection broke. After a complete answer it hardly matters. */
export const networkError: Rule = {
  id: 'network-error',
  check(stream) {
    const { closed } = stream;
    if (closed?.reason !== 'error') return [];
    const complete = isComplete(stream);
    const detail = closed.detail ? `: ${quote(closed.detail)}` : '';
    return [
      {
        rule: 'network-error',
        severity: complete ? 'warning' : 'error',
        message: `The connection broke ${complete ? 'after the answer was complete' : 'before the answer was complete'}${detail}.`,
        advice: complete
          ? 'Nothing is missing, but the page sees an error. End the response properly on the server.'
          : 'The rest of the answer is lost: offer to send it again. Look for a server that crashed, a proxy’s time limit, or a lost network.',
        ...placeOfClose(stream),
      },
    ];
  },
};
