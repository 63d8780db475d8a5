import type { Item } from '../framing/item.ts';
import { asFilled, at } from '../json.ts';
import type { Delta, Dialect, Parsed } from './dialect.ts';

/**
 * Replicate, https://replicate.com/docs/topics/predictions/streaming: `output` events hold the next piece as it is, not as
 * JSON (a line break in it makes another `data` line), `done` ends the stream, `error` and `logs` are plain text.
 */
export const replicate: Dialect = {
  id: 'replicate',
  label: 'Replicate',
  matches: first => Math.max(0, ...first.map(({ item, json }) => score(item, json))),
  reader: () => read,
};

/** Ids are a time in seconds and a count. An unknown service's `output` is taken for text when it is no JSON. */
function score(item: Item, json: unknown): number {
  if (item.event !== 'output' && item.event !== 'logs') return 0;
  if (/^\d+:\d+$/.test(item.id ?? '')) return 0.9;
  return item.event === 'output' && json === undefined ? 0.3 : 0;
}

function read({ item, json }: Parsed): Delta[] | undefined {
  switch (item.event) {
    case 'output':
      return [{ kind: 'text', message: 'answer', channel: 'answer', text: item.data }];
    case 'logs':
      return [];
    case 'done':
      return done(json);
    default:
      return undefined;
  }
}

/** Of a good end nothing is told; `reason` is `canceled` or `error`. */
function done(json: unknown): Delta[] {
  const reason = asFilled(at(json, 'reason'));
  const finish = reason === undefined ? [] : [{ kind: 'finish', reason } as const];
  return [...finish, { kind: 'terminator' }];
}
