import { asString } from '../../json.ts';
import type { Delta } from '../dialect.ts';

/** The next piece of the one answer of a stream; `undefined` when `value` is no text. */
export function answerDelta(value: unknown): Delta[] | undefined {
  const text = asString(value);
  return text === undefined ? undefined : [{ kind: 'text', message: 'answer', channel: 'answer', text }];
}
