import type { Delta } from '../dialect.ts';

type Meta = Omit<Extract<Delta, { kind: 'meta' }>, 'kind'>;

/** Says what every chunk repeats (model, id …) only when it has changed; a `meta` with nothing in it says nothing. */
export function metaChanges(): (meta: Meta) => Delta[] {
  let last = '{}';
  return meta => {
    const next = JSON.stringify(meta);
    if (next === last || next === '{}') return [];
    last = next;
    return [{ kind: 'meta', ...meta }];
  };
}
