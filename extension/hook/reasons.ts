import { attempt, isObject, native, ownValue } from './natives.ts';

const nameOf = native(DOMException, 'name');
const messageOf = native(DOMException, 'message');
const reasonOf = native(AbortSignal, 'reason');

/** The own words of an error or of an abort reason, read without running code of the page. */
export function wordsOf(reason: unknown): string | undefined {
  if (!isObject(reason)) return reason === undefined || typeof reason === 'symbol' ? undefined : `${reason}`;
  const words = attempt(() => `${nameOf(reason)}: ${messageOf(reason)}`) ?? ownValue(reason, 'message');
  return typeof words === 'string' ? words : undefined;
}

export function isAborted(signal: unknown): boolean {
  return isObject(signal) && attempt(() => reasonOf(signal)) !== undefined;
}

/** Whether a body failed because the page wanted it: a page may abort with any reason of its own. */
export function isAbort(error: unknown, signal: unknown): boolean {
  return attempt(() => nameOf(error)) === 'AbortError' || (isAborted(signal) && reasonOf(signal) === error);
}
