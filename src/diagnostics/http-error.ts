import { isHttpError } from '../status.ts';
import { detailsOf, retryOf } from './error-under-200.ts';
import { placeOf, type Rule } from './rule.ts';
import { quote } from './words.ts';

/** A status of 400 or more, though the response calls itself a stream. */
export const httpError: Rule = {
  id: 'http-error',
  check(stream) {
    const { response, transcript, events } = stream;
    if (!response || !isHttpError(stream)) return [];
    const { error, errorEvent } = transcript;
    const words = error?.message ?? events[0]?.item.data.slice(0, 1000) ?? '';
    return [
      {
        rule: 'http-error',
        severity: 'error',
        message: `HTTP status ${response.status}${words === '' ? '' : `: ${quote(words)}`}${error ? detailsOf(error) : ''}.`,
        advice: `Code that reads the body without a look at response.ok takes this for an answer. ${
          error ? retryOf(error) : retryByStatus(response.status)
        }`,
        ...placeOf(stream, errorEvent ?? 0),
      },
    ];
  },
};

/** https://www.rfc-editor.org/rfc/rfc9110#name-status-codes, and RFC 6585 for 429. */
function retryByStatus(status: number): string {
  if (status === 429)
    return 'Too many requests: wait as long as its retry-after header says, then send it again.';
  if (status === 401 || status === 403) return 'The credentials are missing or do not allow it.';
  return status >= 500 ? 'The server failed: a retry may help.' : 'The request itself has to change.';
}
