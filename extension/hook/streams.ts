import { native } from './natives.ts';

const match = native(RegExp, 'exec');
const watchedTypes = /^\s*text\/event-stream\s*(;|$)/i;

/** Whether a response of this content type is one that we watch; the one place that says so. */
export function isStream(contentType: string | null): boolean {
  return contentType !== null && match(watchedTypes, contentType) !== null;
}
