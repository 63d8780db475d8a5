import { asFilled, asList, asString, at, isRecord } from '../json.ts';
import type { Delta, Dialect, Reader } from './dialect.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';
import { LanggraphV2Messages } from './parts/langgraph-v2-messages.ts';

/**
 * LangGraph's agent streaming protocol (v2), `/threads/{id}/stream/events`: the types of the npm package
 * `@langchain/protocol`, and `libs/sdk/src/client/stream` of github.com/langchain-ai/langgraphjs. Every event is framed
 * with its method and namespace; a stream may hold several runs.
 */
export const langgraphV2: Dialect = {
  id: 'langgraph-v2',
  label: 'LangGraph protocol v2',
  matches: first =>
    first.some(
      ({ json }) =>
        at(json, 'type') === 'event' &&
        typeof at(json, 'method') === 'string' &&
        Array.isArray(at(json, 'params', 'namespace')),
    )
      ? 0.9
      : 0,
  reader,
};

function reader(): Reader {
  const messages = new LanggraphV2Messages();

  return ({ json }) => {
    if (!isRecord(json)) return undefined;
    if (json.type === 'success') return [];
    if (json.type === 'error') return [errorDelta({ message: json.message, code: json.error })];
    if (json.type !== 'event') return undefined;
    const data = at(json, 'params', 'data');
    const namespace = asList(at(json, 'params', 'namespace'));
    switch (json.method) {
      case 'messages':
        return messages.read(namespace.join('|'), data);
      case 'tools':
        return messages.readTool(data);
      case 'lifecycle':
        return namespace.length === 0 ? lifecycle(data, messages.failed) : [];
      case 'input.requested':
        return [
          { kind: 'meta', extra: { interrupt: data } },
          { kind: 'finish', reason: 'interrupt' },
        ];
      case 'values':
      case 'updates':
      case 'checkpoints':
      case 'tasks':
      case 'debug':
        return [];
      case 'custom':
        return [
          { kind: 'data', name: asString(at(data, 'name')) ?? 'custom', value: at(data, 'payload') ?? data },
        ];
      default:
        return undefined;
    }
  };
}

/** Of the whole run; those of subgraphs say nothing about its end. `failed`: a message has said why already. */
function lifecycle(data: unknown, failed: boolean): Delta[] {
  switch (at(data, 'event')) {
    case 'completed':
    case 'interrupted':
      return [{ kind: 'terminator' }];
    case 'failed':
      return failed
        ? [{ kind: 'terminator' }]
        : [errorDelta(asFilled(at(data, 'error')) ?? 'The run failed')];
    default: {
      const graph = filled('graph', at(data, 'graph_name'));
      return Object.keys(graph).length === 0 ? [] : [{ kind: 'meta', extra: graph }];
    }
  }
}
