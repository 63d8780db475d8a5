import { asFilled, asNumber, asString, at, isRecord } from '../json.ts';
import type { Delta, Dialect, Reader, Usage } from './dialect.ts';

/**
 * Hugging Face Text Generation Inference, `POST /generate_stream`,
 * https://huggingface.co/docs/text-generation-inference/conceptual/streaming and `StreamResponse` in `router/src/lib.rs`
 * of github.com/huggingface/text-generation-inference. The last event repeats the whole text as `generated_text`.
 */
export const tgi: Dialect = {
  id: 'tgi',
  label: 'Hugging Face TGI',
  matches: first => (first.some(({ json }) => isToken(json)) ? 0.95 : 0),
  reader,
};

function isToken(json: unknown): boolean {
  return asString(at(json, 'token', 'text')) !== undefined && isRecord(json) && 'generated_text' in json;
}

function reader(): Reader {
  /** Choices of `best_of` are not streamed, so there is one answer. */
  let streamed = false;

  return ({ json }) => {
    if (!isRecord(json) || !(isRecord(json.token) || typeof json.generated_text === 'string'))
      return undefined;
    const special = at(json.token, 'special') === true;
    const text = special ? undefined : asFilled(at(json.token, 'text'));
    const whole = asString(json.generated_text);
    const said = text ?? (streamed ? undefined : asFilled(whole));
    streamed ||= said !== undefined;
    const reason = asFilled(at(json.details, 'finish_reason'));
    return [
      ...(said === undefined
        ? []
        : [{ kind: 'text', message: 'answer', channel: 'answer', text: said } as const]),
      ...usage(json.details),
      ...(reason === undefined ? [] : [{ kind: 'finish', reason } as const]),
      ...(whole === undefined ? [] : [{ kind: 'terminator' } as const]),
    ];
  };
}

function usage(details: unknown): Delta[] {
  const inputTokens = asNumber(at(details, 'input_length'));
  const outputTokens = asNumber(at(details, 'generated_tokens'));
  const counts: Partial<Usage> = {
    ...(inputTokens === undefined ? {} : { inputTokens }),
    ...(outputTokens === undefined ? {} : { outputTokens }),
  };
  return Object.keys(counts).length === 0 ? [] : [{ kind: 'usage', usage: counts, raw: details }];
}
