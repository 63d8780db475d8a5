import { asFilled, asList, asNumber, asString, at, entriesOf, isRecord, type JsonRecord } from '../json.ts';
import type { Delta, Dialect, Reader, Usage } from './dialect.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';
import { metaChanges } from './parts/meta.ts';

/**
 * IBM watsonx.ai text generation, `POST /ml/v1/text/generation_stream`,
 * https://cloud.ibm.com/apidocs/watsonx-ai#text-generation-stream. Its chat streams are OpenAI chunks. The token counts
 * of each event are totals, that of the input stands in the first event alone.
 */
export const watsonx: Dialect = {
  id: 'watsonx',
  label: 'IBM watsonx.ai',
  matches: first => (first.some(({ json }) => isRecord(json) && isEvent(json)) ? 0.95 : 0),
  reader,
};

function isEvent(json: JsonRecord): boolean {
  const result = asList(json.results)[0];
  return asString(at(result, 'generated_text')) !== undefined && at(result, 'stop_reason') !== undefined;
}

function reader(): Reader {
  const meta = metaChanges();
  const warned = new Set<string>();

  function warnings(json: JsonRecord): Delta[] {
    return asList(at(json, 'system', 'warnings')).flatMap((detail): Delta[] => {
      const message = asFilled(at(detail, 'message'));
      if (message === undefined || warned.has(message)) return [];
      warned.add(message);
      return [{ kind: 'warning', message, detail }];
    });
  }

  return ({ json }) => {
    if (!isRecord(json)) return undefined;
    const error = asList(json.errors)[0];
    if (isRecord(error)) return [errorDelta(error, { request_id: json.trace })];
    // The first event may be empty.
    if (Object.keys(json).length === 0) return [];
    if (!Array.isArray(json.results)) return undefined;
    return [
      ...meta(filled('model', json.model_id ?? json.modelId)),
      ...warnings(json),
      ...json.results.flatMap(resultDeltas),
    ];
  };
}

function resultDeltas(result: unknown, place: number): Delta[] {
  const text = asFilled(at(result, 'generated_text'));
  const reason = asFilled(at(result, 'stop_reason'));
  const message = String(place);
  return [
    ...(text === undefined ? [] : [{ kind: 'text', message, channel: 'answer', text } as const]),
    ...entriesOf(at(result, 'moderations')).map(
      ([kind, detail]) => ({ kind: 'warning', message: `Moderation: ${kind}`, detail }) as const,
    ),
    ...usage(result),
    ...(reason === undefined || reason === 'not_finished' ? [] : [{ kind: 'finish', reason } as const]),
  ];
}

function usage(result: unknown): Delta[] {
  const inputTokens = asNumber(at(result, 'input_token_count')) ?? 0;
  const outputTokens = asNumber(at(result, 'generated_token_count'));
  const counts: Partial<Usage> = {
    ...(inputTokens > 0 ? { inputTokens } : {}),
    ...(outputTokens === undefined ? {} : { outputTokens }),
  };
  if (Object.keys(counts).length === 0) return [];
  const raw = { input_token_count: inputTokens, generated_token_count: outputTokens };
  return [{ kind: 'usage', usage: counts, raw }];
}
