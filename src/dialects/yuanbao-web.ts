import { asFilled, asList, asString, at, isRecord, type JsonRecord } from '../json.ts';
import type { Channel, Delta, Dialect, Parsed, Reader } from './dialect.ts';
import { isDone } from './parts/done.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';
import { newSources } from './parts/sources.ts';

/**
 * What the page yuanbao.tencent.com speaks: pieces of text, thoughts and searches by `type`, and lines in brackets
 * between them. It is documented nowhere and changes: what is clear is read.
 */
export const yuanbaoWeb: Dialect = {
  id: 'yuanbao-web',
  label: 'Yuanbao (web)',
  matches: first => (first.some(isOwn) ? 0.9 : 0),
  reader,
};

function isOwn({ item, json }: Parsed): boolean {
  if (item.event === 'speech_type') return true;
  switch (at(json, 'type')) {
    case 'deepSearch':
      return Array.isArray(at(json, 'contents'));
    case 'searchGuid':
      return Array.isArray(at(json, 'docs'));
    case 'step':
      return typeof at(json, 'toolCallType') === 'string';
    case 'meta':
      return typeof at(json, 'pluginID') === 'string' || typeof at(json, 'stopReason') === 'string';
    default:
      return false;
  }
}

function reader(): Reader {
  const sources = newSources();

  function say(channel: Channel, message: string, value: unknown): Delta[] {
    const text = asFilled(value);
    return text === undefined ? [] : [{ kind: 'text', message, channel, text }];
  }

  /** The page's own search: `hunyuan_web_search`, or by the kind of its step. */
  function search(name: unknown, docs: unknown): Delta[] {
    const found = asList(docs);
    const tool = asString(name) ?? '';
    const known = /web_search/.test(tool) ? 'web_search' : tool;
    const result =
      found.length === 0 ? { state: 'called' as const } : { result: found, state: 'done' as const };
    return [{ kind: 'tool', call: '#1', ...filled('name', known), ...result }, ...sources(found)];
  }

  function content(json: unknown): Delta[] {
    switch (at(json, 'type')) {
      case 'text':
        return say('reasoning', `thought ${asString(at(json, 'componentId')) ?? ''}`, at(json, 'msg'));
      case 'toolCall':
        return search(at(json, 'toolCallName'), at(json, 'docs'));
      default:
        return [];
    }
  }

  function typed(json: JsonRecord): Delta[] | undefined {
    switch (json.type) {
      case 'text':
        return say('answer', 'answer', json.msg);
      case 'think':
        return say('reasoning', 'thought', json.content);
      case 'deepSearch':
        return asList(json.contents).flatMap(content);
      case 'step':
        return json.toolCallType === undefined ? [] : search(json.toolCallType, undefined);
      case 'searchGuid':
        return sources(asList(json.docs));
      case 'meta': {
        const reason = asFilled(json.stopReason);
        const id = filled('id', json.messageId);
        const told: Delta[] = id.id === undefined ? [] : [{ kind: 'meta', ...id }];
        return reason === undefined ? told : [...told, { kind: 'finish', reason }];
      }
      case 'error':
        return [errorDelta({ message: json.msg ?? json.message, code: json.code })];
      default:
        return undefined;
    }
  }

  return parsed => {
    const { item, json } = parsed;
    if (isDone(parsed)) return [{ kind: 'terminator' }];
    if (item.event === 'speech_type') return [];
    if (json === undefined) return /^(\[\w+: ?.*\]|status|text|reasoner)$/.test(item.data) ? [] : undefined;
    return isRecord(json) ? typed(json) : undefined;
  };
}
