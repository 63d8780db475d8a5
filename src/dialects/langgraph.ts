import { asList, at, entriesOf, isRecord } from '../json.ts';
import type { Delta, Dialect, Parsed, Reader } from './dialect.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';
import { LangchainEvents } from './parts/langchain-events.ts';
import { LangchainMessages } from './parts/langchain-messages.ts';

/**
 * LangGraph Platform and Agent Server, `/runs/stream`: https://docs.langchain.com/langsmith/streaming and
 * `libs/sdk-py/langgraph_sdk/schema.py` of github.com/langchain-ai/langgraph. The event's name is the stream mode, with
 * the namespace of a subgraph behind a bar. The server closes the stream when the run is over.
 */
export const langgraph: Dialect = {
  id: 'langgraph',
  label: 'LangGraph',
  matches: first => (first.some(isOwn) || (first.some(isRun) && first.some(isMode)) ? 0.9 : 0),
  reader,
};

const SILENT = /^(messages\/metadata|debug|checkpoints|tasks|feedback)$/;

/** `messages/partial|agent:1` without the namespace. */
function modeOf({ item }: Parsed): string {
  return (item.event ?? '').split('|', 1).join('');
}

function isOwn(parsed: Parsed): boolean {
  const { json } = parsed;
  switch (modeOf(parsed)) {
    case 'metadata':
      return isRun(parsed) && at(json, 'attempt') !== undefined;
    case 'messages/partial':
    case 'messages/complete':
      return isRecord(at(json, 0));
    case 'messages':
      return isRecord(at(json, 0)) && isRecord(at(json, 1));
    case 'debug':
      return typeof at(json, 'step') === 'number' && isRecord(at(json, 'payload'));
    default:
      return false;
  }
}

/** LangServe begins like this as well. */
function isRun({ item, json }: Parsed): boolean {
  return item.event === 'metadata' && typeof at(json, 'run_id') === 'string';
}

function isMode(parsed: Parsed): boolean {
  return /^(values|updates|events|checkpoints|tasks|custom)$/.test(modeOf(parsed)) && isRecord(parsed.json);
}

function reader(): Reader {
  const messages = new LangchainMessages();
  const events = new LangchainEvents(messages);
  /** The messages come in a mode of their own; the state only repeats them. */
  let streamed = false;

  function whole(list: readonly unknown[]): Delta[] {
    return list.flatMap(message => messages.whole(message) ?? []);
  }

  function state(values: unknown): Delta[] {
    const said = streamed ? [] : whole(sinceUser(at(values, 'messages')));
    return [...said, ...interruptDeltas(at(values, '__interrupt__'))];
  }

  return parsed => {
    const { json } = parsed;
    const mode = modeOf(parsed);
    if (json === undefined && mode !== 'end') return undefined;
    if (mode.startsWith('messages')) streamed = true;
    switch (mode) {
      case 'metadata':
        return [{ kind: 'meta', ...filled('id', at(json, 'run_id')) }];
      case 'messages':
        return messages.piece(at(json, 0)) ?? [];
      case 'messages/partial':
        return asList(json).flatMap(message => messages.partial(message) ?? []);
      case 'messages/complete':
        return whole(sinceUser(json));
      case 'values':
        return state(json);
      case 'updates':
        return [
          ...interruptDeltas(at(json, '__interrupt__')),
          ...entriesOf(json).flatMap(([, update]) => state(update)),
        ];
      case 'custom':
        return [{ kind: 'data', name: 'custom', value: json }];
      case 'events':
        return streamed ? [] : (events.read(json) ?? []);
      case 'error':
        return isRecord(json)
          ? [errorDelta({ message: json.message ?? json.error, code: json.error })]
          : undefined;
      case 'end':
        return [{ kind: 'terminator' }];
      default:
        return SILENT.test(mode) ? [] : undefined;
    }
  };
}

/** The messages after the user's last word: those before are of earlier runs. */
function sinceUser(json: unknown): readonly unknown[] {
  const messages = isRecord(json) ? [json] : asList(json);
  const last = messages.findLastIndex(message => at(message, 'type') === 'human');
  return messages.slice(last + 1);
}

/** The run waits for an answer of the user. */
function interruptDeltas(interrupts: unknown): Delta[] {
  if (asList(interrupts).length === 0) return [];
  return [
    { kind: 'meta', extra: { interrupts } },
    { kind: 'finish', reason: 'interrupt' },
  ];
}
