import { asFilled, asList, asString, at, isRecord, type JsonRecord } from '../json.ts';
import type { Delta, Dialect, Reader } from './dialect.ts';
import { CallIds } from './parts/call-ids.ts';
import { filled } from './parts/filled.ts';
import { metaChanges } from './parts/meta.ts';
import { usageDeltas } from './parts/usage.ts';

/**
 * Ollama's own API, https://docs.ollama.com/api/chat and https://docs.ollama.com/api/generate (`api/types.go` of
 * github.com/ollama/ollama): a JSON line a piece, the last one `done` with its reason, counts and times (ns). An
 * error is a line of its own.
 */
export const ollama: Dialect = {
  id: 'ollama',
  label: 'Ollama',
  matches: first => (first.some(({ json }) => isRecord(json) && isLine(json)) ? 0.9 : 0),
  reader,
};

function isLine(json: JsonRecord): boolean {
  const isPiece = isRecord(json.message) || typeof json.response === 'string';
  return typeof json.done === 'boolean' && typeof json.model === 'string' && isPiece;
}

function reader(): Reader {
  const ids = new CallIds();
  const meta = metaChanges();

  function callDelta(json: unknown): Delta {
    const args = at(json, 'function', 'arguments');
    return {
      kind: 'tool',
      call: ids.begin(asFilled(at(json, 'id'))),
      ...filled('name', at(json, 'function', 'name')),
      args: asString(args) ?? JSON.stringify(args ?? {}),
      state: 'called',
    };
  }

  return ({ json }) => {
    if (!isRecord(json) || !isLine(json)) return undefined;
    const message = isRecord(json.message) ? json.message : { ...json, content: json.response };
    return [
      ...meta(filled('model', json.model)),
      ...textDeltas('reasoning', message.thinking),
      ...textDeltas('answer', message.content),
      ...asList(message.tool_calls).map(callDelta),
      ...(json.done === true ? doneDeltas(json) : []),
    ];
  };
}

function textDeltas(channel: 'answer' | 'reasoning', value: unknown): Delta[] {
  const text = asFilled(value);
  return text === undefined ? [] : [{ kind: 'text', message: 'answer', channel, text }];
}

function doneDeltas(json: JsonRecord): Delta[] {
  const reason = asFilled(json.done_reason);
  const times = Object.entries(json).filter(([name]) => name.endsWith('_duration'));
  const counts = Object.entries(json).filter(([name]) => name.endsWith('eval_count'));
  return [
    ...(counts.length > 0 ? usageDeltas(Object.fromEntries(counts)) : []),
    ...(times.length > 0 ? [{ kind: 'meta', extra: Object.fromEntries(times) } as const] : []),
    ...(reason === undefined ? [] : [{ kind: 'finish', reason } as const]),
    { kind: 'terminator' },
  ];
}
