import { asFilled, asList, asNumber, asString, at, isRecord, type JsonRecord } from '../json.ts';
import type { Delta, Dialect, Parsed, Reader } from './dialect.ts';
import { DeepSeekFragments } from './parts/deepseek-fragments.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';
import { usageDeltas } from './parts/usage.ts';

/**
 * What the page chat.deepseek.com speaks: a document `response`, then patches of it (path `p`, operation `o`, value
 * `v`; a value alone repeats the last path and operation). It is documented nowhere and changes: what is clear is read.
 */
export const deepseekWeb: Dialect = {
  id: 'deepseek-web',
  label: 'DeepSeek (web)',
  matches: first => (first.some(isOwn) ? 0.9 : 0),
  reader,
};

function isOwn({ item, json }: Parsed): boolean {
  if (item.event === 'ready') return at(json, 'response_message_id') !== undefined;
  const path = at(json, 'p');
  if (typeof path === 'string') return /^response(\/|$)/.test(path) && at(json, 'v') !== undefined;
  const response = at(json, 'v', 'response');
  return (
    isRecord(response) && ['fragments', 'content', 'message_id'].some(key => Object.hasOwn(response, key))
  );
}

function reader(): Reader {
  const fragments = new DeepSeekFragments();
  let path = '';
  let operation: string | undefined;

  function apply(place: string, how: string | undefined, value: unknown): Delta[] {
    if (how === 'BATCH') {
      return asList(value).flatMap(inner =>
        apply(`${place}/${asString(at(inner, 'p')) ?? ''}`, asString(at(inner, 'o')), at(inner, 'v')),
      );
    }
    switch (place) {
      case 'response':
        return isRecord(value) ? document(value) : [];
      case 'response/status':
        return status(value);
      case 'response/accumulated_token_usage':
        return usageDeltas({ total_tokens: asNumber(value) });
      case 'response/model':
        return [{ kind: 'meta', ...filled('model', value) }];
      default:
        return fragments.patch(place, how === 'SET' || how === 'REPLACE' ? 'whole' : 'append', value);
    }
  }

  function document(response: JsonRecord): Delta[] {
    const id = asNumber(response.message_id)?.toString() ?? asFilled(response.message_id);
    return [
      { kind: 'meta', ...filled('id', id), ...filled('model', response.model) },
      ...fragments.document(response),
      ...status(response.status),
    ];
  }

  return ({ item, json }) => {
    if (!isRecord(json)) return undefined;
    switch (item.event) {
      case 'ready':
        return [{ kind: 'meta', ...filled('id', String(json.response_message_id ?? '')) }];
      case 'title':
        return [{ kind: 'meta', ...filled('title', json.content) }];
      case 'hint':
        return json.type === 'error'
          ? [errorDelta({ message: json.content, code: json.finish_reason })]
          : [{ kind: 'warning', message: asString(json.content) ?? '', detail: json }];
      case 'close':
        return [{ kind: 'terminator' }];
      case 'update_session':
      case 'finish':
        return [];
      default:
        break;
    }
    if (!Object.hasOwn(json, 'v')) return undefined;
    const { p, o, v } = json;
    if (p === undefined && isRecord(v) && isRecord(v.response)) return document(v.response);
    operation = asString(o) ?? (p === undefined ? operation : undefined);
    path = asString(p) ?? path;
    return apply(path, operation, v);
  };
}

/** `WIP` is no end. */
function status(value: unknown): Delta[] {
  const reason = asFilled(value);
  return reason === undefined || reason === 'WIP' ? [] : [{ kind: 'finish', reason }];
}
