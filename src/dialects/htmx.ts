import { isRecord } from '../json.ts';
import type { Delta, Dialect, Parsed } from './dialect.ts';

/**
 * HTML fragments, as the SSE extension of htmx takes them (https://htmx.org/extensions/sse/) and Turbo its streams:
 * events of any name whose data a page puts in its place. The HTML is shown as data: whether any of it is an answer,
 * only the page knows.
 */
export const htmx: Dialect = {
  id: 'htmx',
  label: 'HTML fragments (htmx)',
  endsUnmarked: true,
  matches: first => {
    const told = first.filter(({ item }) => item.data !== '' && item.event !== 'error');
    return told.length > 0 && told.every(isFragment) ? 0.6 : 0;
  },
  reader: () => read,
};

/** A lone error page comes without `data`, and is no fragment. */
function isFragment({ item, json }: Parsed): boolean {
  if (json !== undefined || item.flaws?.includes('not-framed')) return false;
  return /^\s*<([a-z][\w-]*|!--)[\s/>]/i.test(item.data) && /\/?>\s*$/.test(item.data);
}

/** Text and numbers are swapped in like elements; what is a JSON object is for something else. */
function read({ item, json }: Parsed): Delta[] | undefined {
  if (isRecord(json)) return undefined;
  const isText = item.data !== '' && !item.flaws?.includes('not-framed') && item.event !== 'error';
  return isText ? [{ kind: 'data', name: item.event ?? 'message', value: item.data }] : undefined;
}
