import { isHttpError } from '../status.ts';
import type { ErrorDelta } from '../transcript.ts';
import { placeOf, type Rule } from './rule.ts';
import { quote } from './words.ts';

/** The response began well, and an event of it says that it failed. */
export const errorUnder200: Rule = {
  id: 'error-under-200',
  check(stream) {
    const { error, errorEvent } = stream.transcript;
    if (!error || isHttpError(stream)) return [];
    const status = stream.response?.status ? `HTTP status ${stream.response.status}` : 'a good HTTP status';
    return [
      {
        rule: 'error-under-200',
        severity: 'error',
        message: `The stream carries an error under ${status}: ${quote(error.message)}${detailsOf(error)}.`,
        advice: `Code that checks response.ok alone does not see it: handle it in the stream. ${retryOf(error)}`,
        ...placeOf(stream, errorEvent),
      },
    ];
  },
};

/** The words that support asks for. */
export function detailsOf({ code, requestId }: ErrorDelta): string {
  const details = [code && `code ${code}`, requestId && `request ${requestId}`].filter(Boolean);
  return details.length > 0 ? ` (${details.join(', ')})` : '';
}

export function retryOf({ retryable }: ErrorDelta): string {
  if (retryable === undefined) return 'It does not say whether it may be retried.';
  return retryable
    ? 'It may be retried, as a new request and after a pause.'
    : 'It may not be retried: the request itself has to change.';
}
