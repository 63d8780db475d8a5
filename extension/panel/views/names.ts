import type { Stream } from '../../../src/stream.ts';

/** What tells a stream from others at a glance: the last part of its address. */
export function nameOf({ open }: Stream): string {
  const url = addressOf(open.url);
  if (!url) return open.url;
  const last = url.pathname.split('/').filter(Boolean).at(-1);
  return last === undefined ? url.host : decoded(last);
}

/** Host and path, without what is long and secret. */
export function placeOf({ open }: Stream): string {
  const url = addressOf(open.url);
  return url ? `${url.host}${url.pathname}` : open.url;
}

function addressOf(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
