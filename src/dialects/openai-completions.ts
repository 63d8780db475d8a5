import { asFilled, asList, asNumber, asString, at, isRecord, type JsonRecord } from '../json.ts';
import type { Delta, Dialect, Reader } from './dialect.ts';
import { isDone } from './parts/done.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';
import { metaChanges } from './parts/meta.ts';
import { usageDeltas } from './parts/usage.ts';

/**
 * OpenAI's legacy Completions, https://platform.openai.com/docs/api-reference/completions, as vLLM, llama.cpp and many
 * others still serve them: `choices[].text` is the next piece. Chat chunks that repeat their text there (Together) have
 * a `delta` and are none of these.
 */
export const openaiCompletions: Dialect = {
  id: 'openai-completions',
  label: 'OpenAI Completions (legacy)',
  matches: first => Math.max(0, ...first.map(({ json }) => (isRecord(json) ? score(json) : 0))),
  reader,
};

function score(json: JsonRecord): number {
  if (json.object === 'text_completion') return 0.95;
  const isChunk = asList(json.choices).some(
    choice => typeof at(choice, 'text') === 'string' && !isRecord(at(choice, 'delta')),
  );
  return isChunk && !asString(json.object)?.startsWith('chat.') ? 0.6 : 0;
}

function reader(): Reader {
  const meta = metaChanges();

  return parsed => {
    if (isDone(parsed)) return [{ kind: 'terminator' }];
    const { json } = parsed;
    if (!isRecord(json) || !(Array.isArray(json.choices) || isRecord(json.usage))) return undefined;
    const fingerprint = filled('system_fingerprint', json.system_fingerprint);
    return [
      ...meta({
        ...filled('id', json.id),
        ...filled('model', json.model),
        ...filled('provider', json.provider),
        ...('system_fingerprint' in fingerprint ? { extra: fingerprint } : {}),
      }),
      ...asList(json.choices).flatMap(choiceDeltas),
      ...usageDeltas(json.usage),
      ...(isRecord(json.error) || asFilled(json.error) ? [errorDelta(json.error, json)] : []),
    ];
  };
}

function choiceDeltas(choice: unknown, place: number): Delta[] {
  const message = String(asNumber(at(choice, 'index')) ?? place);
  const text = asFilled(at(choice, 'text'));
  const reason = asFilled(at(choice, 'finish_reason'));
  return [
    ...(text === undefined ? [] : [{ kind: 'text', message, channel: 'answer', text } as const]),
    ...(reason === undefined ? [] : [{ kind: 'finish', reason } as const]),
  ];
}
