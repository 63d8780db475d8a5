import { asFilled, asList, asString, at, isRecord, type JsonRecord } from '../json.ts';
import type { Delta, Dialect, Reader } from './dialect.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';
import { metaChanges } from './parts/meta.ts';
import { ArgumentSnapshots, Snapshots } from './parts/snapshots.ts';
import { newSources } from './parts/sources.ts';

/**
 * What the page chatglm.cn speaks: every event has a part of the answer as far as it has come. It is documented nowhere
 * and changes: what is clear is read.
 */
export const chatglmWeb: Dialect = {
  id: 'chatglm-web',
  label: 'ChatGLM (web)',
  matches: first => (first.some(({ json }) => isOwn(json)) ? 0.9 : 0),
  reader,
};

function isOwn(json: unknown): boolean {
  return (
    typeof at(json, 'conversation_id') === 'string' &&
    typeof at(json, 'status') === 'string' &&
    Array.isArray(at(json, 'parts'))
  );
}

function reader(): Reader {
  const texts = new Snapshots();
  const args = new ArgumentSnapshots();
  const sources = newSources();
  const meta = metaChanges();

  function part(json: unknown): Delta[] {
    const id = asFilled(at(json, 'logic_id')) ?? asFilled(at(json, 'id')) ?? '';
    const about = at(json, 'meta_data');
    const found = asList(at(about, 'tool_result_extra', 'search_results'));
    return [
      ...asList(at(json, 'content')).flatMap(content => contents(id, content, found)),
      ...sources(found),
    ];
  }

  function contents(id: string, json: unknown, found: readonly unknown[]): Delta[] {
    switch (at(json, 'type')) {
      case 'text':
        return texts.whole(`${id}text`, 'answer', asString(at(json, 'text')) ?? '');
      case 'think':
        return texts.whole(`${id}think`, 'reasoning', asString(at(json, 'think')) ?? '');
      case 'tool_calls':
      case 'tool_result':
        return tool(at(json, 'tool_calls'), at(json, 'type') === 'tool_result', found);
      case 'code':
        return texts.whole(`${id}code`, 'answer', asString(at(json, 'code')) ?? '');
      case 'image':
        return asList(at(json, 'image')).map(image => ({
          kind: 'file',
          mediaType: 'image',
          ...filled('url', at(image, 'image_url')),
        }));
      default:
        return [];
    }
  }

  function tool(json: unknown, answered: boolean, found: readonly unknown[]): Delta[] {
    const call = asFilled(at(json, 'id')) ?? '#1';
    const text = asString(at(json, 'arguments')) ?? '';
    // The page's own search is called like everybody's.
    const name = asFilled(at(json, 'name')) === 'search' ? 'web_search' : at(json, 'name');
    const result = found.length > 0 ? { result: found } : {};
    const state = answered ? 'done' : 'called';
    return [{ kind: 'tool', call, ...filled('name', name), ...args.whole(call, text), ...result, state }];
  }

  return ({ json }) => {
    if (!isRecord(json) || !isOwn(json)) return undefined;
    const parts = asList(json.parts);
    const model = parts.map(each => asFilled(at(each, 'model'))).findLast(name => name !== undefined);
    return [
      ...meta({
        ...filled('id', json.id),
        ...filled('conversation', json.conversation_id),
        ...filled('model', model),
      }),
      ...parts.flatMap(part),
      ...ending(json),
    ];
  };
}

/** `finish` is a stop like any other; `intervene` takes the answer back. */
function ending({ status, last_error: error }: JsonRecord): Delta[] {
  switch (status) {
    case 'finish':
      return [{ kind: 'finish', reason: 'stop' }];
    case 'intervene':
      return [
        {
          kind: 'warning',
          message: asFilled(at(error, 'intervene_text')) ?? 'The answer was taken back',
          detail: error,
        },
        { kind: 'finish', reason: 'intervene' },
      ];
    case 'error':
      return [
        errorDelta({
          message: at(error, 'message') ?? at(error, 'error_msg') ?? 'error',
          code: at(error, 'error_code'),
        }),
      ];
    default:
      return [];
  }
}
