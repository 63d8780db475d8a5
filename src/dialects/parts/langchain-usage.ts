import { asNumber, at, isRecord } from '../../json.ts';
import type { Delta } from '../dialect.ts';
import { usageDeltas } from './usage.ts';

type Counts = Readonly<Record<string, number>>;

/** Where LangChain's `usage_metadata` has its counts, and what `usageDeltas` knows them as. */
const PLACES: readonly (readonly [string, readonly string[]])[] = [
  ['input_tokens', ['input_tokens']],
  ['output_tokens', ['output_tokens']],
  ['total_tokens', ['total_tokens']],
  ['reasoning_tokens', ['output_token_details', 'reasoning']],
  ['cached_tokens', ['input_token_details', 'cache_read']],
];

/**
 * Counts of a run whose messages report each their own: the run used all of them. The pieces of one message add up as
 * well, as LangChain itself adds them when it joins pieces.
 */
export class LangchainUsage {
  readonly #messages = new Map<string, Counts>();

  /** A piece of the message reports. */
  add(message: string, raw: unknown): Delta[] {
    return this.#report(message, raw, this.#messages.get(message) ?? {});
  }

  /** The message reports as a whole. */
  set(message: string, raw: unknown): Delta[] {
    return this.#report(message, raw, {});
  }

  #report(message: string, raw: unknown, before: Counts): Delta[] {
    if (!isRecord(raw)) return [];
    const counts = PLACES.flatMap(([name, path]) => {
      const count = asNumber(at(raw, ...path));
      return count === undefined ? [] : [[name, count] as const];
    });
    this.#messages.set(message, sum([before, Object.fromEntries(counts)]));
    return usageDeltas(sum([...this.#messages.values()])).map(delta => ({ ...delta, raw }));
  }
}

function sum(parts: readonly Counts[]): Counts {
  const total: Record<string, number> = {};
  for (const part of parts) {
    for (const [name, count] of Object.entries(part)) total[name] = (total[name] ?? 0) + count;
  }
  return total;
}
