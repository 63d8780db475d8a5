import { asFilled, asList, asString, at, isRecord, type JsonRecord } from '../json.ts';
import type { Delta, Dialect, Reader } from './dialect.ts';
import { answerDelta } from './parts/answer.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';
import { newSources } from './parts/sources.ts';
import { usageDeltas } from './parts/usage.ts';

/**
 * Flowise, `/api/v1/prediction/{id}` with `streaming`: `packages/server/src/utils/SSEStreamer.ts` of
 * github.com/FlowiseAI/Flowise. Each event is written as a field `message`, which SSE does not know, and data with the
 * event's name in it.
 */
export const flowise: Dialect = {
  id: 'flowise',
  label: 'Flowise',
  matches: first => Math.max(0, ...first.map(({ json }) => (isRecord(json) ? score(json) : 0))),
  reader,
};

const OWN =
  /^(usedTools|calledTools|sourceDocuments|fileAnnotations|agentReasoning|agentFlowEvent|agentFlowExecutedData|nextAgent|nextAgentFlow|usageMetadata)$/;

function score(json: JsonRecord): number {
  const event = asString(json.event) ?? '';
  if (!Object.hasOwn(json, 'data')) return 0;
  if (OWN.test(event) || (event === 'metadata' && isRecord(json.data) && isOwnMetadata(json.data)))
    return 0.9;
  // Others may well call a piece of text a token.
  return event === 'token' && typeof json.data === 'string' ? 0.8 : 0;
}

function isOwnMetadata(data: JsonRecord): boolean {
  return typeof data.chatId === 'string' || typeof data.chatMessageId === 'string';
}

function reader(): Reader {
  const sources = newSources();
  /** Lists are sent again as they grow. */
  const told = new Set<string>();

  function tools(list: unknown): Delta[] {
    return asList(list).flatMap((tool, place): Delta[] => {
      const call = `#${place + 1}`;
      const name = asFilled(at(tool, 'tool')) ?? asFilled(at(tool, 'name'));
      const input = at(tool, 'toolInput') ?? at(tool, 'args');
      const text = typeof input === 'string' ? input : (JSON.stringify(input) ?? '');
      const args = text === '' || told.has(call) ? {} : { args: text };
      told.add(call);
      const error = asFilled(at(tool, 'error'));
      const output = error ?? at(tool, 'toolOutput');
      const answered = output === undefined || output === null || output === '';
      const result = answered ? {} : { result: output };
      const state = error !== undefined ? 'error' : answered ? 'called' : 'done';
      return [{ kind: 'tool', call, ...filled('name', name), ...args, ...result, state }];
    });
  }

  function cited(documents: unknown): Delta[] {
    const about = asList(documents).map(document => at(document, 'metadata'));
    return sources(
      about.map(metadata => ({
        url: at(metadata, 'source') ?? at(metadata, 'url'),
        title: at(metadata, 'title'),
      })),
    );
  }

  return ({ json }) => {
    if (!isRecord(json)) return undefined;
    const { data } = json;
    switch (json.event) {
      case 'token':
        return answerDelta(data);
      case 'thinking':
        return [{ kind: 'text', message: 'answer', channel: 'reasoning', text: asString(data) ?? '' }];
      case 'usedTools':
      case 'calledTools':
        return tools(data);
      case 'sourceDocuments':
        return cited(data);
      case 'artifacts':
        return asList(data).map(artifact => ({
          kind: 'file',
          ...filled('mediaType', at(artifact, 'type')),
          ...filled('url', at(artifact, 'data')),
        }));
      case 'usageMetadata':
        return usageDeltas(data);
      case 'metadata':
        return [
          {
            kind: 'meta',
            ...filled('id', at(data, 'chatMessageId')),
            ...filled('conversation', at(data, 'chatId') ?? at(data, 'sessionId')),
          },
        ];
      case 'error':
        return [errorDelta(asFilled(data) ?? data ?? 'error')];
      case 'abort':
        return [{ kind: 'finish', reason: 'abort' }];
      case 'end':
        return [{ kind: 'terminator' }];
      // The first token comes with it, and then by itself.
      case 'start':
      case 'nextAgent':
      case 'executionEnd':
      case 'tts_start':
      case 'tts_data':
      case 'tts_end':
      case 'tts_abort':
        return [];
      case 'agentReasoning':
      case 'agentFlowEvent':
      case 'agentFlowExecutedData':
      case 'nextAgentFlow':
      case 'fileAnnotations':
      case 'tool':
      case 'action':
        return [{ kind: 'data', name: json.event, value: data ?? null }];
      default:
        return undefined;
    }
  };
}
