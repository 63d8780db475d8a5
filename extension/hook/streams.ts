import { native } from './natives.ts';

const match = native(RegExp, 'exec');
const watchedTypes =
  /^\s*(text\/event-stream|(text|application)\/(x-)?(ndjson|jsonl|json-?lines)|application\/(stream\+json|x-json-stream|connect\+json|vnd\.amazon\.eventstream)|multipart\/mixed)\s*(;|$)/i;

/** Whether a response of this content type is one that we watch. */
export function isStream(contentType: string | null): boolean {
  return contentType !== null && match(watchedTypes, contentType) !== null;
}

/** The AI SDK's data stream is `text/plain`; this header, which is there or not, tells it from other text. */
export const dataStreamHeader = 'x-vercel-ai-data-stream';
