import { asFilled, asList, asString, at, isRecord, type JsonRecord } from '../json.ts';
import type { Delta, Dialect, Reader } from './dialect.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';
import { LangchainUsage } from './parts/langchain-usage.ts';
import { LibreChatParts } from './parts/librechat-parts.ts';
import { usageDeltas } from './parts/usage.ts';

/**
 * LibreChat's own page: `client/src/hooks/SSE` and `packages/data-provider/src/types` of
 * github.com/danny-avila/LibreChat. Every event is a `message`: `created`, then steps by `event`, in older versions
 * contents by `type`, then `final` with the whole message. A resumed stream begins with `sync`, which has all so far.
 */
export const librechat: Dialect = {
  id: 'librechat',
  label: 'LibreChat',
  matches: first => (first.some(({ json }) => isRecord(json) && isOwn(json)) ? 0.9 : 0),
  reader,
};

function isOwn(json: JsonRecord): boolean {
  const { event, data } = json;
  if (json.created === true) return isRecord(json.message) && typeof json.message.messageId === 'string';
  if (json.final === true) return isRecord(json.responseMessage) || isRecord(json.requestMessage);
  if (json.sync === true) return isRecord(json.resumeState);
  return typeof event === 'string' && STEP.test(event) && isRecord(data);
}

const STEP =
  /^on_(run_step(_delta|_completed|_closed)?|message_delta|reasoning_delta|agent_update|token_usage|context_usage|pending_action|subagent_update|summarize_(start|delta|complete)|sandbox_starting|elicitation(_resolved)?|ptc_tool_call)$/;

function reader(): Reader {
  const parts = new LibreChatParts();
  const usage = new LangchainUsage();

  function step(event: string, data: unknown): Delta[] | undefined {
    switch (event) {
      case 'on_message_delta':
      case 'on_reasoning_delta':
        return parts.delta(data);
      case 'on_run_step':
        return [...parts.step(data), ...usageDeltas(at(data, 'usage'))];
      case 'on_run_step_delta':
        return parts.stepDelta(data);
      case 'on_run_step_completed':
        return parts.stepCompleted(at(data, 'result'));
      case 'on_token_usage':
        return usage.set(`${at(data, 'runId') ?? ''}:${at(data, 'seq') ?? ''}`, data);
      case 'on_pending_action':
      case 'on_elicitation':
        return [{ kind: 'data', name: event, value: data }];
      case 'attachment':
        return attachment(data);
      default:
        return STEP.test(event) ? [] : undefined;
    }
  }

  function final(json: JsonRecord): Delta[] {
    const { responseMessage: message, conversation, aborted } = json;
    const meta = {
      ...filled('id', at(message, 'messageId')),
      ...filled('model', at(message, 'model') ?? at(conversation, 'model')),
      ...filled('conversation', at(conversation, 'conversationId') ?? at(message, 'conversationId')),
      ...filled('title', json.title ?? at(conversation, 'title')),
    };
    const failed = at(message, 'error') === true;
    const said = failed ? [errorDelta(asString(at(message, 'text')) ?? '')] : parts.final(message);
    const abort = aborted === true ? [{ kind: 'finish', reason: 'aborted' } as const] : [];
    return [{ kind: 'meta', ...meta }, ...said, ...abort, { kind: 'terminator' }];
  }

  return ({ item, json }) => {
    if (item.event === 'attachment') return attachment(json);
    if (!isRecord(json)) return undefined;
    if (json.final !== undefined) return final(json);
    if (json.created !== undefined) {
      const conversation = at(json, 'message', 'conversationId');
      return [{ kind: 'meta', ...filled('conversation', conversation) }];
    }
    if (json.sync !== undefined) return parts.whole('sync', at(json, 'resumeState', 'aggregatedContent'));
    if (typeof json.event === 'string') return step(json.event, json.data);
    if (typeof json.type === 'string' && json.index !== undefined) return parts.content(json);
    const text = asFilled(json.text) ?? asFilled(json.response);
    if (json.message === undefined || text === undefined) return undefined;
    return parts.text(asString(json.messageId) ?? '', text);
  };
}

function attachment(data: unknown): Delta[] {
  const results = asList(at(data, 'web_search', 'organic'));
  if (results.length > 0) {
    return results.map(result => ({
      kind: 'source',
      ...filled('url', at(result, 'link')),
      ...filled('title', at(result, 'title')),
    }));
  }
  const file = {
    ...filled('mediaType', at(data, 'type')),
    ...filled('name', at(data, 'filename')),
    ...filled('url', at(data, 'filepath')),
  };
  return [
    Object.keys(file).length === 0
      ? { kind: 'data', name: 'attachment', value: data }
      : { kind: 'file', ...file },
  ];
}
