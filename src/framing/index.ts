import type { Header } from '../wire.ts';
import { awsEventstream } from './aws-eventstream.ts';
import { connectJson } from './connect-json.ts';
import { dataStream } from './data-stream.ts';
import type { Framing } from './item.ts';
import { jsonArray } from './json-array.ts';
import { multipart } from './multipart.ts';
import { ndjson } from './ndjson.ts';
import { sse } from './sse.ts';

/** Every framing, and the only place that lists them. */
export const framings: readonly Framing[] = [
  sse,
  ndjson,
  dataStream,
  jsonArray,
  multipart,
  connectJson,
  awsEventstream,
];

/** What is taken for SSE: a body that no header names and that begins like no framing. */
export const defaultFraming: Framing = sse;

/** The framing that the response's headers name: one by a header of its own, else one by the content type. */
export function namedFraming(headers: readonly Header[]): Framing | undefined {
  const names = headers.map(([name]) => name.toLowerCase());
  const type = contentTypeOf(headers).split(';', 1).join('').trim().toLowerCase();
  return (
    framings.find(({ header }) => header !== undefined && names.includes(header)) ??
    framings.find(({ contentTypes }) => contentTypes.includes(type))
  );
}

/** The framing that a body begins like; `undefined` while it is too short to tell. See {@link Framing.looksLike}. */
export function framingLike(first: string): Framing | undefined {
  const answers = framings.map(framing => ({ framing, answer: framing.looksLike(first) }));
  const like = answers.find(({ answer }) => answer !== false);
  if (!like) return defaultFraming;
  return like.answer ? like.framing : undefined;
}

/** The value of the content type, or nothing. */
export function contentTypeOf(headers: readonly Header[]): string {
  return headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
}
