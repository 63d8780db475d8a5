import { parseJson } from '../json.ts';
import type { Delta, Dialect, Parsed } from './dialect.ts';

/**
 * Datastar: https://data-star.dev/reference/sse_events. Patches of a page's elements and signals, one keyword and its
 * value a line. HTML is shown as data: whether any of it is an answer, only the page knows.
 */
export const datastar: Dialect = {
  id: 'datastar',
  label: 'Datastar',
  endsUnmarked: true,
  matches: first => (first.some(({ item }) => isEvent(item.event ?? '')) ? 0.9 : 0),
  reader: () => read,
};

/** The names of today, and those before version 1. */
function isEvent(name: string): boolean {
  return /^datastar-(patch-(elements|signals)|(merge|remove)-(fragments|signals)|execute-script)$/.test(name);
}

function read({ item }: Parsed): Delta[] | undefined {
  const name = item.event ?? '';
  if (!isEvent(name)) return undefined;
  return [{ kind: 'data', name: name.replace('datastar-', ''), value: fields(item.data) }];
}

/** Lines of one keyword are one value; signals are JSON. */
function fields(data: string): Record<string, unknown> {
  const values = new Map<string, string>();
  for (const line of data.split('\n')) {
    const [, key = '', value = ''] = /^(\S*) ?(.*)$/s.exec(line) ?? [];
    const before = values.get(key);
    values.set(key, before === undefined ? value : `${before}\n${value}`);
  }
  const signals = parseJson(values.get('signals') ?? '');
  return { ...Object.fromEntries(values), ...(signals === undefined ? {} : { signals }) };
}
