import { isHttpError } from '../status.ts';
import { placeOfClose, type Rule } from './rule.ts';
import { count } from './words.ts';

/** 204 and 205 have no body by definition; 204 is how a server tells an EventSource to stop. */
const WITHOUT_BODY = [204, 205, 304];

export const emptyStream: Rule = {
  id: 'empty-stream',
  check(stream) {
    const { closed, events, comments, body, response, dropped } = stream;
    if (closed?.reason !== 'end' || isHttpError(stream) || dropped.chunks > 0) return [];
    if (WITHOUT_BODY.includes(response?.status ?? 0) || events.length > comments) return [];
    return [
      {
        rule: 'empty-stream',
        severity: 'error',
        message:
          body.size === 0
            ? 'The stream ended without a single byte.'
            : `The stream ended without an event: ${count(comments, 'comment')} alone.`,
        advice: 'The page has nothing to show. Look at the server’s log for an error before the first event.',
        ...placeOfClose(stream),
      },
    ];
  },
};
