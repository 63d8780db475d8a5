import { asNumber, at, isRecord } from '../../json.ts';
import type { Delta, Usage } from '../dialect.ts';

type Path = readonly string[];

/**
 * Where services write a count, the most telling first: OpenAI Chat (`prompt_tokens` …), OpenAI Responses and Anthropic
 * (`input_tokens` …), AI SDK 4 (`promptTokens` …) and 5 and later (`inputTokens` …), DeepSeek (`prompt_cache_hit_tokens`),
 * Gemini Interactions (`total_input_tokens` …), Cohere (`tokens.input_tokens` …),
 * Gemini (`promptTokenCount` …), Ollama (`prompt_eval_count` …), Bedrock (`inputTokenCount` …) and its models.
 */
const places: { readonly [Count in keyof Usage]: readonly Path[] } = {
  inputTokens: [
    ['prompt_tokens'],
    ['input_tokens'],
    ['inputTokens'],
    ['promptTokens'],
    ['total_input_tokens'],
    ['tokens', 'input_tokens'],
    ['billed_units', 'input_tokens'],
    ['promptTokenCount'],
    ['prompt_eval_count'],
    ['inputTokenCount'],
    ['prompt_token_count'],
    ['inputTextTokenCount'],
  ],
  outputTokens: [
    ['completion_tokens'],
    ['output_tokens'],
    ['outputTokens'],
    ['completionTokens'],
    ['total_output_tokens'],
    ['tokens', 'output_tokens'],
    ['billed_units', 'output_tokens'],
    ['candidatesTokenCount'],
    ['eval_count'],
    ['outputTokenCount'],
    ['generation_token_count'],
    ['totalOutputTextTokenCount'],
  ],
  reasoningTokens: [
    ['completion_tokens_details', 'reasoning_tokens'],
    ['output_tokens_details', 'reasoning_tokens'],
    ['output_tokens_details', 'thinking_tokens'],
    ['outputTokenDetails', 'reasoningTokens'],
    ['reasoning_tokens'],
    ['total_thought_tokens'],
    ['tokens', 'reasoning_tokens'],
    ['reasoningTokens'],
    ['thoughtsTokenCount'],
  ],
  cachedInputTokens: [
    ['prompt_tokens_details', 'cached_tokens'],
    ['input_tokens_details', 'cached_tokens'],
    ['inputTokenDetails', 'cacheReadTokens'],
    ['prompt_cache_hit_tokens'],
    ['cache_read_input_tokens'],
    ['cached_tokens'],
    ['total_cached_tokens'],
    ['prompt_token_details', 'cached_tokens'],
    ['cachedInputTokens'],
    ['cachedContentTokenCount'],
    ['cacheReadInputTokens'],
    ['cacheReadInputTokenCount'],
  ],
  totalTokens: [['total_tokens'], ['totalTokens'], ['totalTokenCount']],
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
