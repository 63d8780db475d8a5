import type { Header } from '../wire.ts';
import type { Framer, Framing } from './item.ts';
import { sse } from './sse.ts';

/** Every framing, the more particular first: a new one is one file and one line here. */
const framings: readonly Framing[] = [sse];

/** The framer for a body: by its content type, else by its first text, else SSE. */
export function pickFramer(headers: readonly Header[], first: string): Framer {
  const type = contentType(headers);
  const framing =
    framings.find(({ contentTypes }) => contentTypes.includes(type)) ??
    framings.find(candidate => candidate.looksLike(first)) ??
    sse;
  return framing.framer();
}

function contentType(headers: readonly Header[]): string {
  const value = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return value.split(';', 1).join('').trim().toLowerCase();
}
