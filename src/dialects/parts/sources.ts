import { asFilled, at } from '../../json.ts';
import type { Delta } from '../dialect.ts';
import { filled } from './filled.ts';

/** Cites each URL, or title where there is no URL, once, though some services repeat all of them with every chunk. */
export function newSources(): (candidates: readonly unknown[]) => Delta[] {
  const cited = new Set<string>();
  return candidates =>
    candidates.flatMap((candidate): Delta[] => {
      const url = asFilled(candidate) ?? asFilled(at(candidate, 'url'));
      const title = asFilled(at(candidate, 'title'));
      const source = url ?? title;
      if (source === undefined || cited.has(source)) return [];
      cited.add(source);
      return [{ kind: 'source', ...filled('url', url), ...filled('title', title) }];
    });
}
