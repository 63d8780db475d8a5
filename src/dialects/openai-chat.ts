import { asFilled, asList, asNumber, at, entriesOf, isRecord, type JsonRecord } from '../json.ts';
import type { Delta, Dialect, Reader } from './dialect.ts';
import { isDone } from './parts/done.ts';
import { errorDelta } from './parts/errors.ts';
import { isFastGptAnswer } from './parts/fastgpt-answer.ts';
import { filled } from './parts/filled.ts';
import { metaChanges } from './parts/meta.ts';
import { openWebUiDeltas } from './parts/open-webui.ts';
import { contentDeltas } from './parts/openai-content.ts';
import { OpenAIToolCalls } from './parts/openai-tool-calls.ts';
import { newSources } from './parts/sources.ts';
import { usageDeltas } from './parts/usage.ts';

/**
 * OpenAI Chat Completions chunks, https://platform.openai.com/docs/api-reference/chat-streaming, and the many services
 * that speak them: Conduit (https://api.conduit.im/v1/chat/completions), Eden AI
 * (https://api.edenai.run/v3/llm/chat/completions), Azure OpenAI, OpenRouter, DeepSeek, Groq, Mistral, xAI, Perplexity,
 * Together, vLLM … Their additions are read where they stand; no service is told from another.
 */
export const openaiChat: Dialect = {
  id: 'openai-chat',
  label: 'OpenAI Chat Completions',
  matches: first => (first.some(parsed => isChunk(parsed.json) && !isFastGptAnswer(parsed)) ? 0.9 : 0),
  reader,
};

function isChunk(json: unknown): boolean {
  if (!isRecord(json)) return false;
  // Some legacy completions end with an empty `delta`.
  if (json.object === 'text_completion') return false;
  return (
    json.object === 'chat.completion.chunk' ||
    asList(json.choices).some(choice => isRecord(at(choice, 'delta'))) ||
    Array.isArray(json.prompt_filter_results)
  );
}

function reader(): Reader {
  const tools = new OpenAIToolCalls();
  const meta = metaChanges();
  const sources = newSources();
  /** Choices that sent a delta: a whole `message` beside or after it only repeats the text. */
  const streamed = new Set<number>();

  function choiceDeltas(choice: unknown, place: number): Delta[] {
    const index = asNumber(at(choice, 'index')) ?? place;
    const delta = at(choice, 'delta');
    if (isRecord(delta)) streamed.add(index);
    const said = streamed.has(index) ? delta : at(choice, 'message');
    const finish = asFilled(at(choice, 'finish_reason'));
    return [
      ...contentDeltas(String(index), said),
      ...tools.read(index, said),
      ...sources(asList(at(said, 'annotations')).map(annotation => at(annotation, 'url_citation'))),
      ...filterWarnings(at(choice, 'content_filter_results')),
      ...(finish === undefined ? [] : [...tools.finish(index), { kind: 'finish', reason: finish } as const]),
    ];
  }

  return parsed => {
    if (isDone(parsed)) return [{ kind: 'terminator' }];
    const { json } = parsed;
    if (!isRecord(json)) return undefined;
    if (!isKnown(json)) return openWebUiDeltas(json, sources);
    const choices = asList(json.choices);
    const { error } = json;
    return [
      ...meta(metaOf(json)),
      ...asList(json.prompt_filter_results).flatMap(r => filterWarnings(at(r, 'content_filter_results'))),
      ...choices.flatMap(choiceDeltas),
      ...sources([...asList(json.search_results), ...asList(json.citations)]),
      ...usageDeltas(usageOf(json, choices)),
      ...(isRecord(error) || asFilled(error) ? [errorDelta(error, json)] : []),
    ];
  };
}

/** Usage, moderation and metadata may come in chunks of their own, without choices. */
function isKnown(json: JsonRecord): boolean {
  const object = asFilled(json.object);
  return (
    Array.isArray(json.choices) || isRecord(json.usage) || (object?.startsWith('chat.completion') ?? false)
  );
}

function metaOf(json: JsonRecord) {
  const { system_fingerprint, service_tier, latency_checkpoint } = json;
  const extra = {
    ...filled('system_fingerprint', system_fingerprint),
    ...filled('service_tier', service_tier),
    ...(isRecord(latency_checkpoint) ? { latency_checkpoint } : {}),
  };
  return {
    ...filled('model', json.model),
    ...filled('id', json.id),
    ...filled('provider', json.provider),
    ...(Object.keys(extra).length > 0 ? { extra } : {}),
  };
}

/** Groq reports usage in `x_groq`, Moonshot in the choice. */
function usageOf(json: JsonRecord, choices: readonly unknown[]): unknown {
  const candidates = [json.usage, at(json, 'x_groq', 'usage'), ...choices.map(choice => at(choice, 'usage'))];
  return candidates.find(isRecord);
}

/** Azure reports every category with every piece of text; only what was filtered is worth a word. */
function filterWarnings(results: unknown): Delta[] {
  const filtered = entriesOf(results).filter(([, verdict]) => at(verdict, 'filtered') === true);
  return filtered.map(([category, verdict]) => {
    const severity = asFilled(at(verdict, 'severity'));
    const message = `Content filter: ${category}${severity === undefined ? '' : ` (${severity})`}`;
    return { kind: 'warning', message, detail: verdict };
  });
}
