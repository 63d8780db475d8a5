import type { Header } from '../../src/wire.ts';

const usualMethods = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'];

/** As browsers send it: the usual methods in capitals, others as they are. */
export function sentMethod(method: string): string {
  const capitals = method.toUpperCase();
  return usualMethods.includes(capitals) ? capitals : method;
}

/** Resolved against the document, or as it is when it is no URL. */
export function absoluteUrl(url: string): string {
  try {
    return new URL(url, document.baseURI).href;
  } catch {
    return url;
  }
}

/** Pairs of our own realm, from pairs or from lines as XMLHttpRequest gives them. */
export function headerPairs(headers: readonly Header[] | string): Header[] {
  if (typeof headers !== 'string') return Array.from(headers, ([name, value]) => [name, value]);
  const lines = headers.split('\r\n').filter(line => line.includes(':'));
  return lines.map(line => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
}

/**
 * A server-sent event as it may have stood in the body, by the WHATWG standard: the browser keeps the bytes of an
 * EventSource to itself. `id` is undefined where it did not change.
 */
export function eventText(type: string, data: string, id: string | undefined): string {
  const lines = data.split('\n').map(line => `data: ${line}\n`);
  return `${type === 'message' ? '' : `event: ${type}\n`}${id === undefined ? '' : `id: ${id}\n`}${lines.join('')}\n`;
}
