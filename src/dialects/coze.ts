import { asFilled, asList, asNumber, asString, at, isRecord, type JsonRecord, parseJson } from '../json.ts';
import type { Delta, Dialect, Parsed, Reader } from './dialect.ts';
import { CozeWorkflow, cozeUsage } from './parts/coze-workflow.ts';
import { isDone } from './parts/done.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';
import { metaChanges } from './parts/meta.ts';

/**
 * Coze (ByteDance): chat v3 and workflow streams. https://www.coze.com/docs/developer_guides/chat_v3 and
 * `packages/coze-js/src/resources` of github.com/coze-dev/coze-js. Named events; a completed message repeats what its
 * deltas said.
 */
export const coze: Dialect = {
  id: 'coze',
  label: 'Coze',
  matches: first => (first.some(isOwn) ? 0.9 : 0),
  reader,
};

const CHAT = /^conversation\.(chat|message|audio)\.\w+$/;

function isOwn({ item, json }: Parsed): boolean {
  if (CHAT.test(item.event ?? '')) return at(json, 'conversation_id') !== undefined;
  return CozeWorkflow.isOwn(item.event, json);
}

function reader(): Reader {
  const workflow = new CozeWorkflow();
  const meta = metaChanges();
  const streamed = new Set<string>();
  /** Calls that have no result yet, oldest first: results do not say whose they are. */
  const waiting: { readonly call: string; readonly name: string | undefined }[] = [];
  const suggestions: string[] = [];

  function texts(message: JsonRecord): Delta[] {
    const id = asString(message.id) ?? '';
    const reasoning = asFilled(message.reasoning_content);
    const text = message.content_type === 'text' ? asFilled(message.content) : undefined;
    return [
      ...(reasoning === undefined
        ? []
        : [{ kind: 'text', message: id, channel: 'reasoning', text: reasoning } as const]),
      ...(text === undefined ? [] : [{ kind: 'text', message: id, channel: 'answer', text } as const]),
    ];
  }

  function completed(message: JsonRecord): Delta[] {
    const id = asString(message.id) ?? '';
    switch (message.type) {
      case 'answer':
        return streamed.has(id) ? [] : [...texts(message), ...objects(message)];
      case 'function_call': {
        const content = parseJson(asString(message.content) ?? '');
        const name = asFilled(at(content, 'name'));
        waiting.push({ call: id, name });
        return [toolDelta(id, name, at(content, 'arguments'))];
      }
      case 'tool_output':
      case 'tool_response':
        return [{ kind: 'tool', call: waiting.shift()?.call ?? id, result: message.content, state: 'done' }];
      case 'follow_up':
        suggestions.push(asString(message.content) ?? '');
        return [{ kind: 'meta', extra: { follow_up: [...suggestions] } }];
      default:
        return [];
    }
  }

  /** Calls that the client has to answer before the chat goes on; one told as a message is not told again. */
  function actions(chat: JsonRecord): Delta[] {
    const calls = asList(at(chat, 'required_action', 'submit_tool_outputs', 'tool_calls'));
    return calls.flatMap(json => {
      const name = asFilled(at(json, 'function', 'name'));
      if (waiting.some(call => call.name === name)) return [];
      return [toolDelta(asString(at(json, 'id')) ?? '', name, at(json, 'function', 'arguments'))];
    });
  }

  function chat(event: string, data: JsonRecord): Delta[] | undefined {
    switch (event) {
      case 'conversation.chat.created':
      case 'conversation.chat.in_progress':
        return meta({ ...filled('id', data.id), ...filled('conversation', data.conversation_id) });
      case 'conversation.message.delta':
        if (data.type !== 'answer') return [];
        streamed.add(asString(data.id) ?? '');
        return texts(data);
      case 'conversation.message.completed':
        return completed(data);
      case 'conversation.chat.requires_action':
        return [...actions(data), ...ended(data)];
      case 'conversation.chat.completed':
      case 'conversation.chat.failed':
      case 'conversation.chat.canceled':
        return [
          ...meta({ ...filled('id', data.id), ...filled('conversation', data.conversation_id) }),
          ...ended(data),
        ];
      case 'conversation.audio.delta':
        return [];
      default:
        return undefined;
    }
  }

  return parsed => {
    const { item, json } = parsed;
    const event = item.event ?? '';
    if (event === 'done' || isDone(parsed)) return [{ kind: 'terminator' }];
    if (!isRecord(json)) return undefined;
    return chat(event, json) ?? workflow.read(event, json);
  };
}

/** Content that is no text: a card, or pieces of several kinds. */
function objects(message: JsonRecord): Delta[] {
  const content = parseJson(asString(message.content) ?? '');
  if (message.content_type === 'card') return [{ kind: 'data', name: 'card', value: content }];
  if (message.content_type !== 'object_string') return [];
  const id = asString(message.id) ?? '';
  return asList(content).map(part => {
    const text = asFilled(at(part, 'text'));
    if (text !== undefined) return { kind: 'text', message: id, channel: 'answer', text };
    return { kind: 'file', ...filled('mediaType', at(part, 'type')), ...filled('url', at(part, 'file_url')) };
  });
}

function ended(chat: JsonRecord): Delta[] {
  const { last_error: error } = chat;
  const failed = asNumber(at(error, 'code')) ?? 0;
  const status = asFilled(chat.status);
  return [
    ...cozeUsage(chat.usage),
    ...(failed === 0 ? [] : [errorDelta(error)]),
    ...(status === undefined ? [] : [{ kind: 'finish', reason: status } as const]),
  ];
}

function toolDelta(call: string, name: string | undefined, args: unknown): Delta {
  const text = typeof args === 'string' ? args : (JSON.stringify(args) ?? '');
  return { kind: 'tool', call, ...filled('name', name), args: text, state: 'called' };
}
