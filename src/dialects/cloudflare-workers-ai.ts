import { asFilled, asList, asNumber, at, isRecord, type JsonRecord } from '../json.ts';
import type { Delta, Dialect, Reader } from './dialect.ts';
import { isDone } from './parts/done.ts';
import { errorDelta } from './parts/errors.ts';
import { OpenAIToolCalls } from './parts/openai-tool-calls.ts';
import { usageDeltas } from './parts/usage.ts';

/**
 * Cloudflare Workers AI, https://developers.cloudflare.com/workers-ai/features/function-calling/ and
 * `packages/workers-ai-provider/src/streaming.ts` of github.com/cloudflare/ai: `response` is the next piece, `p` random
 * padding. Newer models send OpenAI chunks instead, which are read as such.
 */
export const cloudflareWorkersAi: Dialect = {
  id: 'cloudflare-workers-ai',
  label: 'Cloudflare Workers AI',
  matches: first => Math.max(0, ...first.map(({ json }) => (isRecord(json) ? score(json) : 0))),
  reader,
};

const FIELDS = ['response', 'p', 'tool_calls', 'usage', 'finish_reason'];

/** A lone `response` is what others send, too. */
function score(json: JsonRecord): number {
  const keys = Object.keys(json);
  if (!keys.every(key => FIELDS.includes(key))) return 0;
  const says = isPiece(json.response) || Array.isArray(json.tool_calls);
  if (says && keys.length > 1) return 0.9;
  return typeof json.response === 'string' ? 0.4 : 0;
}

function isPiece(response: unknown): boolean {
  return response === null || typeof response === 'string' || typeof response === 'number';
}

function reader(): Reader {
  const tools = new OpenAIToolCalls();

  return parsed => {
    if (isDone(parsed)) return [...tools.finish(0), { kind: 'terminator' }];
    const { json } = parsed;
    if (!isRecord(json)) return undefined;
    if (isRecord(asList(json.errors)[0])) return [errorDelta(asList(json.errors)[0], json)];
    if (!FIELDS.some(field => Object.hasOwn(json, field))) return undefined;
    const finish = asFilled(json.finish_reason);
    return [
      ...textDeltas(json.response),
      ...tools.read(0, { tool_calls: asList(json.tool_calls).filter(isCall).map(asOpenAI) }),
      ...usageDeltas(json.usage),
      ...(finish === undefined ? [] : [...tools.finish(0), { kind: 'finish', reason: finish } as const]),
    ];
  };
}

/** A piece that looks like a number comes as one. */
function textDeltas(response: unknown): Delta[] {
  const text = asFilled(response) ?? asNumber(response)?.toString();
  return text === undefined ? [] : [{ kind: 'text', message: 'answer', channel: 'answer', text }];
}

/** After the last piece of a call one may come with nothing in it. */
function isCall(call: unknown): boolean {
  const told = [at(call, 'id'), at(call, 'name'), at(call, 'arguments')];
  const inner = [at(call, 'function', 'name'), at(call, 'function', 'arguments')];
  return [...told, ...inner].some(value => asFilled(value) !== undefined || isRecord(value));
}

function asOpenAI(call: unknown): unknown {
  return isRecord(call) && !isRecord(call.function) ? { ...call, function: call } : call;
}
