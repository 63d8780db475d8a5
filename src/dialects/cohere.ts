import { asFilled, asList, asString, at, isRecord, type JsonRecord } from '../json.ts';
import type { Channel, Delta, Dialect, Reader } from './dialect.ts';
import { CallIds } from './parts/call-ids.ts';
import { isDone } from './parts/done.ts';
import { filled } from './parts/filled.ts';
import { newSources } from './parts/sources.ts';
import { usageDeltas } from './parts/usage.ts';

/**
 * Cohere Chat v2, https://docs.cohere.com/v2/docs/streaming and `src/api/resources/v2/types/V2ChatStreamResponse.ts` of
 * github.com/cohere-ai/cohere-typescript. What the model means to do with its tools (`tool_plan`) is read as reasoning.
 */
export const cohere: Dialect = {
  id: 'cohere',
  label: 'Cohere Chat v2',
  matches: first => (first.some(({ json }) => isRecord(json) && isEvent(json)) ? 0.95 : 0),
  reader,
};

function isEvent({ type, delta }: JsonRecord): boolean {
  switch (type) {
    case 'message-start':
    case 'content-start':
    case 'content-delta':
    case 'tool-plan-delta':
    case 'tool-call-start':
    case 'tool-call-delta':
    case 'citation-start':
      return isRecord(at(delta, 'message'));
    case 'message-end':
      return asString(at(delta, 'finish_reason')) !== undefined;
    default:
      return false;
  }
}

function reader(): Reader {
  const ids = new CallIds();
  const sources = newSources();
  const calls = new Map<unknown, string>();
  let message = 'answer';

  function text(channel: Channel, value: unknown): Delta[] {
    const piece = asFilled(value);
    return piece === undefined ? [] : [{ kind: 'text', message, channel, text: piece }];
  }

  function content(json: unknown): Delta[] {
    return [...text('reasoning', at(json, 'thinking')), ...text('answer', at(json, 'text'))];
  }

  function toolCall(index: unknown, toolCalls: unknown): Delta[] {
    const json = asList(toolCalls)[0] ?? toolCalls;
    const call = calls.get(index) ?? ids.begin(asFilled(at(json, 'id')));
    calls.set(index, call);
    const name = filled('name', at(json, 'function', 'name'));
    return [{ kind: 'tool', call, ...name, ...filled('args', at(json, 'function', 'arguments')) }];
  }

  function toolCallEnd(index: unknown): Delta[] {
    const call = calls.get(index);
    calls.delete(index);
    return call === undefined ? [] : [{ kind: 'tool', call, state: 'called' }];
  }

  function citation(json: unknown): Delta[] {
    return asList(at(json, 'sources')).flatMap(source => {
      const document = at(source, 'document') ?? at(source, 'tool_output');
      const title = asFilled(at(document, 'title')) ?? asFilled(at(source, 'id'));
      return sources([{ url: at(document, 'url'), title }]);
    });
  }

  return parsed => {
    if (isDone(parsed)) return [{ kind: 'terminator' }];
    const { json } = parsed;
    if (!isRecord(json)) return undefined;
    const said = at(json.delta, 'message');
    switch (json.type) {
      case 'message-start':
        message = asFilled(json.id) ?? message;
        return [{ kind: 'meta', ...filled('id', json.id) }];
      case 'content-start':
      case 'content-delta':
        return content(at(said, 'content'));
      case 'tool-plan-delta':
        return text('reasoning', at(said, 'tool_plan'));
      case 'tool-call-start':
        calls.delete(json.index);
        return toolCall(json.index, at(said, 'tool_calls'));
      case 'tool-call-delta':
        return toolCall(json.index, at(said, 'tool_calls'));
      case 'tool-call-end':
        return toolCallEnd(json.index);
      case 'citation-start':
        return citation(at(said, 'citations'));
      case 'message-end':
        return endDeltas(json.delta);
      case 'content-end':
      case 'citation-end':
      case 'debug':
        return [];
      default:
        return undefined;
    }
  };
}

function endDeltas(delta: unknown): Delta[] {
  const error = asFilled(at(delta, 'error'));
  const reason = asFilled(at(delta, 'finish_reason'));
  return [
    ...usageDeltas(at(delta, 'usage')),
    ...(error === undefined ? [] : [{ kind: 'error', message: error } as const]),
    ...(reason === undefined ? [] : [{ kind: 'finish', reason } as const]),
  ];
}
