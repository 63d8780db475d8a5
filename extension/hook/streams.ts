import { indexOf, lowerCase, slice, trim } from './natives.ts';

/** Whether a response of this content type is one that we watch; the one place that says so. */
export function isStream(contentType: string | null): boolean {
  if (contentType === null) return false;
  const end = indexOf(contentType, ';');
  const type = end < 0 ? contentType : slice(contentType, 0, end);
  return lowerCase(trim(type)) === 'text/event-stream';
}
