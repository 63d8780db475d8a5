import { asFilled, asString, at, isRecord, type JsonRecord } from '../json.ts';
import type { Delta, Dialect, Parsed, Reader } from './dialect.ts';
import { ChatGptMessages } from './parts/chatgpt-messages.ts';
import { isDone } from './parts/done.ts';
import { errorDelta } from './parts/errors.ts';

/**
 * What the pages of ChatGPT speak: patches of a conversation's document (`delta_encoding` "v1": path `p`, operation
 * `o`, value `v`, channel `c`, each standing for the last one where it is left out), and before that whole messages as
 * they grow. It is documented nowhere and changes: what is clear is read.
 */
export const chatgptWeb: Dialect = {
  id: 'chatgpt-web',
  label: 'ChatGPT (web)',
  matches: first => (first.some(isOwn) ? 0.9 : 0),
  reader,
};

function isOwn({ item, json }: Parsed): boolean {
  if (item.event === 'delta_encoding') return typeof json === 'string';
  if (at(json, 'type') === 'resume_conversation_token') return true;
  return isEnvelope(json) || isEnvelope(at(json, 'v'));
}

function isEnvelope(json: unknown): boolean {
  return (
    typeof at(json, 'conversation_id') === 'string' &&
    typeof at(json, 'message', 'author', 'role') === 'string' &&
    isRecord(at(json, 'message', 'content'))
  );
}

function isBatch(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.some(inner => typeof at(inner, 'p') === 'string');
}

const SILENT =
  /^(resume_conversation_token|input_message|message_marker|server_ste_metadata|conversation_detail_metadata|url_moderation|stream_handoff|presence|heartbeat)$/;

function reader(): Reader {
  const messages = new ChatGptMessages();
  let path = '';
  let operation = '';
  let channel: unknown;

  function patch(json: JsonRecord): Delta[] {
    path = asString(json.p) ?? path;
    operation = asString(json.o) ?? operation;
    channel = json.c ?? channel;
    const { v: value } = json;
    if (isRecord(value) && isRecord(value.message)) return messages.whole(channel, value);
    if (isBatch(value)) return value.flatMap(part);
    return messages.patch(channel, path, operation, value);
  }

  /** A part of a batch has its own path below that of the batch. */
  function part(json: unknown): Delta[] {
    const below = path + (asString(at(json, 'p')) ?? '');
    return messages.patch(channel, below, asString(at(json, 'o')) ?? 'append', at(json, 'v'));
  }

  function typed(type: string, json: JsonRecord): Delta[] | undefined {
    switch (type) {
      case 'title_generation':
        return [{ kind: 'meta', title: asString(json.title) ?? '' }];
      case 'message_stream_complete':
        return [{ kind: 'terminator' }];
      case 'moderation':
        return at(json, 'moderation_response', 'blocked') === true
          ? [{ kind: 'warning', message: 'Moderation: blocked', detail: json }]
          : [];
      default:
        return SILENT.test(type) ? [] : undefined;
    }
  }

  return parsed => {
    const { item, json } = parsed;
    if (isDone(parsed)) return [{ kind: 'terminator' }];
    if (item.event === 'delta_encoding') return [];
    if (!isRecord(json)) return undefined;
    const envelope = json.conversation_id === undefined ? json.v : json;
    const error = asFilled(at(envelope, 'error'));
    if (error !== undefined) return [errorDelta({ message: error, code: at(envelope, 'error_code') })];
    if (isRecord(json.message) && json.conversation_id !== undefined) return messages.whole(undefined, json);
    if (Object.hasOwn(json, 'v')) return patch(json);
    return typeof json.type === 'string' ? typed(json.type, json) : undefined;
  };
}
