import { asFilled, at } from '../../json.ts';
import type { Delta } from '../dialect.ts';

/** Cites each URL once, though some services repeat all of them with every chunk. */
export function newSources(): (candidates: readonly unknown[]) => Delta[] {
  const cited = new Set<string>();
  return candidates =>
    candidates.flatMap((candidate): Delta[] => {
      const url = asFilled(candidate) ?? asFilled(at(candidate, 'url'));
      if (url === undefined || cited.has(url)) return [];
      cited.add(url);
      const title = asFilled(at(candidate, 'title'));
      return [{ kind: 'source', url, ...(title === undefined ? {} : { title }) }];
    });
}
