import { at, isRecord } from '../../json.ts';
import type { Parsed } from '../dialect.ts';

/** A chunk of OpenAI's, in an event that only FastGPT names so. */
export function isFastGptAnswer({ item, json }: Parsed): boolean {
  return /^(answer|fastAnswer)$/.test(item.event ?? '') && isRecord(at(json, 'choices', 0, 'delta'));
}
