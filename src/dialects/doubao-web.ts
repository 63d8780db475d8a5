import { asFilled, asList, asString, at, isRecord, parseJson } from '../json.ts';
import type { Delta, Dialect, Parsed, Reader } from './dialect.ts';
import { DoubaoBlocks } from './parts/doubao-blocks.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';

/**
 * What the page www.doubao.com speaks: blocks of content, and pieces of the text that was begun last; in older streams
 * JSON within the strings of JSON. It is documented nowhere and changes: what is clear is read.
 */
export const doubaoWeb: Dialect = {
  id: 'doubao-web',
  label: 'Doubao (web)',
  matches: first => (first.some(isOwn) ? 0.9 : 0),
  reader,
};

function isOwn({ item, json }: Parsed): boolean {
  switch (item.event) {
    case 'STREAM_MSG_NOTIFY':
    case 'FULL_MSG_NOTIFY':
      return isRecord(json);
    case 'STREAM_CHUNK':
      return Array.isArray(at(json, 'patch_op'));
    case 'CHUNK_DELTA':
      return typeof at(json, 'text') === 'string';
    default:
      return typeof at(json, 'event_data') === 'string' && at(json, 'event_type') !== undefined;
  }
}

function reader(): Reader {
  const blocks = new DoubaoBlocks();

  /** Of the user's own message the page is told as well. */
  function notified(json: unknown): Delta[] {
    const { meta } = isRecord(json) ? json : {};
    const about = {
      ...filled('id', at(meta, 'message_id')),
      ...filled('conversation', at(meta, 'conversation_id')),
    };
    const told: Delta[] = Object.keys(about).length > 0 ? [{ kind: 'meta', ...about }] : [];
    return at(meta, 'user_type') === 1
      ? []
      : [...told, ...blocks.begin(asList(at(json, 'content', 'content_block')))];
  }

  return ({ item, json }) => {
    if (!isRecord(json)) return undefined;
    switch (item.event) {
      case 'STREAM_MSG_NOTIFY':
        return notified(json);
      case 'STREAM_CHUNK':
        return asList(json.patch_op).flatMap(patch =>
          blocks.begin(asList(at(patch, 'patch_value', 'content_block'))),
        );
      case 'CHUNK_DELTA':
        return blocks.append(asString(json.text) ?? '');
      case 'SSE_REPLY_END':
        return [{ kind: 'terminator' }];
      case 'SSE_HEARTBEAT':
        return [{ kind: 'keepalive' }];
      case 'STREAM_ERROR':
        return [errorDelta({ message: json.error_msg ?? json.message, code: json.error_code ?? json.code })];
      case 'SSE_ACK':
      case 'FULL_MSG_NOTIFY':
        return [];
      default:
        return older(json, blocks);
    }
  };
}

function older(json: unknown, blocks: DoubaoBlocks): Delta[] | undefined {
  const data = parseJson(asString(at(json, 'event_data')) ?? '');
  if (!isRecord(data)) return undefined;
  const meta = {
    ...filled('id', data.message_id),
    ...filled('conversation', data.conversation_id),
  };
  switch (Number(at(json, 'event_type'))) {
    case 2001: {
      const content = parseJson(asString(at(data, 'message', 'content')) ?? '');
      return [{ kind: 'meta', ...meta }, ...blocks.append(asString(at(content, 'text')) ?? '')];
    }
    case 2002:
      return [{ kind: 'meta', ...meta }];
    case 2003:
      return [{ kind: 'terminator' }];
    case 2005:
      return [errorDelta({ message: asFilled(data.message) ?? 'error', code: data.code })];
    default:
      return undefined;
  }
}
