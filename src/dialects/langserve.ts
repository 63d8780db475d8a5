import { asList, at, isRecord, type JsonRecord } from '../json.ts';
import type { Delta, Dialect, Parsed, Reader } from './dialect.ts';
import { answerDelta } from './parts/answer.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';
import { LangchainEvents } from './parts/langchain-events.ts';
import { LangchainMessages } from './parts/langchain-messages.ts';
import { newSources } from './parts/sources.ts';

/**
 * LangServe, `/stream`, `/stream_log` and `/stream_events`: `langserve/api_handler.py` of
 * github.com/langchain-ai/langserve. What a chain says, patches of its log (RFC 6902), or the events of its parts,
 * which many servers send without LangServe as well. The last event is `end`, without data.
 */
export const langserve: Dialect = {
  id: 'langserve',
  label: 'LangServe',
  matches: first => (first.some(isOwn) || (first.some(isRun) && first.some(isOutput)) ? 0.9 : 0),
  reader,
};

function isOwn({ item, json }: Parsed): boolean {
  const unnamed = item.event === undefined || item.event === 'data' || item.event === 'message';
  return unnamed && (LangchainEvents.isEvent(json) || (item.event === 'data' && isPatch(json)));
}

/** LangGraph says which attempt it is as well. */
function isRun({ item, json }: Parsed): boolean {
  const { run_id, attempt } = isRecord(json) ? json : {};
  return item.event === 'metadata' && typeof run_id === 'string' && attempt === undefined;
}

function isOutput({ item, json }: Parsed): boolean {
  return item.event === 'data' && json !== undefined;
}

function isPatch(json: unknown): boolean {
  return typeof at(json, 'ops', 0, 'op') === 'string' && typeof at(json, 'ops', 0, 'path') === 'string';
}

function reader(): Reader {
  const messages = new LangchainMessages();
  const events = new LangchainEvents(messages);
  const sources = newSources();

  /** What the chain itself says, which may be anything. */
  function output(value: unknown): Delta[] {
    const data = { kind: 'data', name: 'output', value } as const;
    return answerDelta(value) ?? messages.piece(value) ?? (isRecord(value) ? fields(value) : [data]);
  }

  /** Retrieval chains say their documents and their answer, agents their steps and at last their output. */
  function fields(value: JsonRecord): Delta[] {
    const documents = asList(value.context).map(document => at(document, 'metadata'));
    const said = answerDelta(value.answer) ?? answerDelta(value.output) ?? [];
    const cited = sources(documents.map(about => ({ url: at(about, 'source'), title: at(about, 'title') })));
    const deltas = [...cited, ...said];
    return deltas.length > 0 ? deltas : [{ kind: 'data', name: 'output', value }];
  }

  /** What the parts of a chain say (`/logs/…`) the chain repeats, or keeps to itself. */
  function operation(json: unknown): Delta[] {
    switch (at(json, 'path')) {
      case '':
        return [{ kind: 'meta', ...filled('id', at(json, 'value', 'id')) }];
      case '/streamed_output/-':
        return output(at(json, 'value'));
      default:
        return [];
    }
  }

  return ({ item, json }) => {
    switch (item.event) {
      case 'metadata':
        return [{ kind: 'meta', ...filled('id', at(json, 'run_id')) }];
      case 'end':
        return [{ kind: 'terminator' }];
      case 'error':
        return isRecord(json) ? [errorDelta(json)] : undefined;
      case 'data':
        if (json === undefined) return undefined;
        if (isPatch(json)) return asList(at(json, 'ops')).flatMap(operation);
        return events.read(json) ?? output(json);
      default:
        return events.read(json);
    }
  };
}
