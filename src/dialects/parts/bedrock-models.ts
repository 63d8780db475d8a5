import { asFilled, at, isRecord, type JsonRecord } from '../../json.ts';
import type { Delta } from '../dialect.ts';
import { usageDeltas } from './usage.ts';

/**
 * Where Bedrock's models that speak no dialect of their own write the next piece of text and why they stopped,
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters.html: Titan, Llama, Claude's text completions,
 * Cohere Command, Mistral.
 */
const TEXTS = [['outputText'], ['generation'], ['completion'], ['text'], ['outputs', 0, 'text']] as const;
const REASONS = [
  ['completionReason'],
  ['stop_reason'],
  ['finish_reason'],
  ['outputs', 0, 'stop_reason'],
  ['choices', 0, 'stop_reason'],
] as const;

/** `undefined` when it is the event of no such model. */
export function modelDeltas(json: JsonRecord): Delta[] | undefined {
  const [piece] = TEXTS.map(path => at(json, ...path)).filter(text => typeof text === 'string');
  const reason = reasonDeltas(json);
  const isCohere = typeof json.event_type === 'string';
  if (piece === undefined && reason.length === 0 && !isCohere) return undefined;
  const text = asFilled(piece);
  return [
    ...(text === undefined ? [] : [{ kind: 'text', message: 'answer', channel: 'answer', text } as const]),
    ...countDeltas(json),
    ...reason,
  ];
}

export function reasonDeltas(json: JsonRecord): Delta[] {
  const [reason] = REASONS.map(path => asFilled(at(json, ...path))).filter(text => text !== undefined);
  return reason === undefined ? [] : [{ kind: 'finish', reason }];
}

/** Llama and Titan count as they go. */
function countDeltas(json: JsonRecord): Delta[] {
  const counts = Object.entries(json).filter(
    ([name, value]) => /count$/i.test(name) && typeof value === 'number',
  );
  return counts.length > 0 ? usageDeltas(Object.fromEntries(counts)) : [];
}

/** What Bedrock adds to a model's event: its own counts and times (ms) at the end, and what a guardrail did. */
export function bedrockDeltas(): (json: JsonRecord) => Delta[] {
  let guarded = false;
  return json => {
    const deltas: Delta[] = [];
    if (json['amazon-bedrock-guardrailAction'] === 'INTERVENED' && !guarded) {
      guarded = true;
      deltas.push({ kind: 'warning', message: 'A guardrail changed or blocked the answer.' });
    }
    const metrics = json['amazon-bedrock-invocationMetrics'];
    if (!isRecord(metrics)) return deltas;
    const times = Object.entries(metrics).filter(([name]) => name.endsWith('Latency'));
    return [...deltas, ...usageDeltas(metrics), { kind: 'meta', extra: Object.fromEntries(times) }];
  };
}
