import { asNumber, at, isRecord } from '../../json.ts';
import type { Delta, Usage } from '../dialect.ts';

type Path = readonly string[];

/**
 * Where services write a count, the most telling first: OpenAI Chat (`prompt_tokens` …), OpenAI Responses and Anthropic
 * (`input_tokens` …), AI SDK 4 (`promptTokens` …) and 5 and later (`inputTokens` …), DeepSeek (`prompt_cache_hit_tokens`).
 */
const places: { readonly [Count in keyof Usage]: readonly Path[] } = {
  inputTokens: [['prompt_tokens'], ['input_tokens'], ['inputTokens'], ['promptTokens']],
  outputTokens: [['completion_tokens'], ['output_tokens'], ['outputTokens'], ['completionTokens']],
  reasoningTokens: [
    ['completion_tokens_details', 'reasoning_tokens'],
    ['output_tokens_details', 'reasoning_tokens'],
    ['output_tokens_details', 'thinking_tokens'],
    ['outputTokenDetails', 'reasoningTokens'],
    ['reasoning_tokens'],
    ['reasoningTokens'],
  ],
  cachedInputTokens: [
    ['prompt_tokens_details', 'cached_tokens'],
    ['input_tokens_details', 'cached_tokens'],
    ['inputTokenDetails', 'cacheReadTokens'],
    ['prompt_cache_hit_tokens'],
    ['cache_read_input_tokens'],
    ['cached_tokens'],
    ['cachedInputTokens'],
  ],
  totalTokens: [['total_tokens'], ['totalTokens']],
};

/** A usage report with the counts that are known by name; none when `raw` is no object. Missing counts stay absent. */
export function usageDeltas(raw: unknown): Delta[] {
  if (!isRecord(raw)) return [];
  const usage: Partial<Usage> = {
    ...count('inputTokens', raw),
    ...count('outputTokens', raw),
    ...count('reasoningTokens', raw),
    ...count('cachedInputTokens', raw),
    ...count('totalTokens', raw),
  };
  return [{ kind: 'usage', usage, raw }];
}

function count(name: keyof Usage, raw: unknown): Partial<Usage> {
  for (const path of places[name]) {
    const value = asNumber(at(raw, ...path));
    if (value !== undefined) return { [name]: value };
  }
  return {};
}
