import { attempt, getOwnPropertyDescriptor, getter, hasOwn, isObject } from './natives.ts';

const exceptionName = getter(DOMException.prototype, 'name');
const reasonOf = getter(AbortSignal.prototype, 'reason');
const exceptionMessage = getter(DOMException.prototype, 'message');

/** The own words of an error or of an abort reason, read without running code of the page. */
export function wordsOf(reason: unknown): string | undefined {
  if (reason === undefined) return undefined;
  if (!isObject(reason)) return typeof reason === 'symbol' ? 'symbol' : `${reason}`;
  const name = attempt(() => exceptionName(reason));
  if (name !== undefined) return `${name}: ${exceptionMessage(reason)}`;
  const message = ownValue(reason, 'message');
  return typeof message === 'string' ? message : undefined;
}

/** Whether a body failed because the page wanted it: a page may abort with any reason of its own. */
export function isAbort(error: unknown, signal: unknown): boolean {
  const reason = attempt(() => reasonOf(signal));
  return (reason !== undefined && reason === error) || attempt(() => exceptionName(error)) === 'AbortError';
}

/** The value of an own data property; a getter is left alone. */
export function ownValue(object: unknown, key: string): unknown {
  const descriptor = isObject(object) ? attempt(() => getOwnPropertyDescriptor(object, key)) : undefined;
  return descriptor && hasOwn(descriptor, 'value') ? descriptor.value : undefined;
}
