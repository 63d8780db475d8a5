import { asFilled, asList, asNumber, asString, at, isRecord } from '../json.ts';
import type { Delta, Dialect, Reader } from './dialect.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';
import { ArgumentSnapshots, Snapshots } from './parts/snapshots.ts';
import { newSources } from './parts/sources.ts';

/**
 * What the page www.qianwen.com speaks: every event has the messages as far as they have come, told apart by
 * `mime_type`. It is documented nowhere and changes: what is clear is read.
 */
export const qwenWeb: Dialect = {
  id: 'qwen-web',
  label: 'Qwen (web)',
  matches: first => (first.some(({ json }) => isOwn(json)) ? 0.9 : 0),
  reader,
};

function isOwn(json: unknown): boolean {
  return (
    at(json, 'error_code') !== undefined &&
    asList(at(json, 'data', 'messages')).some(message => typeof at(message, 'mime_type') === 'string')
  );
}

/** Stands in the text where the page shows a part of its own, such as `[(deep_think)]`. */
const PLACEHOLDER = /\[\(\w+\)\]\n*/g;

function reader(): Reader {
  const texts = new Snapshots();
  const args = new ArgumentSnapshots();
  const sources = newSources();

  function message(json: unknown): Delta[] | undefined {
    const about = at(json, 'meta_data');
    const parts = asList(at(about, 'multi_load')).flatMap(part);
    const content = asString(at(json, 'content')) ?? '';
    switch (at(json, 'mime_type')) {
      case 'plan_cot/post':
        return texts.whole('plan', 'reasoning', content);
      case 'bar/progress':
        return search(about);
      case 'bar/workflow':
        return parts;
      case 'multi_load/iframe':
        return [...parts, ...texts.whole('answer', 'answer', content.replaceAll(PLACEHOLDER, ''))];
      default:
        return undefined;
    }
  }

  function part(json: unknown): Delta[] {
    const key = asFilled(at(json, 'source_seq')) ?? asString(at(json, 'type')) ?? '';
    const content = at(json, 'content');
    const done = at(content, 'status') === 'complete';
    switch (at(json, 'type')) {
      case 'deep_think':
        return texts.whole(key, 'reasoning', asString(at(content, 'think_content')) ?? '');
      case 'bar_thinking':
        return texts.whole(key, 'reasoning', asString(at(content, 'body')) ?? '');
      case 'bar_tool':
        return [
          {
            kind: 'tool',
            call: key,
            ...filled('name', at(content, 'title')),
            state: done ? 'done' : 'called',
          },
        ];
      default:
        return [];
    }
  }

  /** The page's own search, which has no name: first what it looks for, then what it found. */
  function search(about: unknown): Delta[] {
    const queries = asList(at(about, 'content', 'list')).flatMap(entry => asFilled(at(entry, 'query')) ?? []);
    const found = asList(at(about, 'list'));
    if (queries.length === 0 && found.length === 0) return [];
    const tool = { kind: 'tool', call: '#1', name: 'web_search' } as const;
    const asked = queries.length === 0 ? {} : args.whole('#1', JSON.stringify({ queries }));
    return found.length === 0
      ? [{ ...tool, ...asked, state: 'called' }]
      : [{ ...tool, ...asked, result: found, state: 'done' }, ...sources(found)];
  }

  return ({ json }) => {
    const code = asNumber(at(json, 'error_code'));
    const data = at(json, 'data');
    if (code === undefined || !(code !== 0 || isRecord(data))) return undefined;
    if (code !== 0) return [errorDelta({ message: asFilled(at(json, 'error_msg')) ?? 'error', code })];
    const said = asList(at(data, 'messages')).map(message);
    const ended = at(data, 'extra_info', 'sse_end') === '1';
    if (!ended && said.length > 0 && said.every(deltas => deltas === undefined)) return undefined;
    return [...said.flatMap(deltas => deltas ?? []), ...(ended ? [STOP] : [])];
  };
}

/** The page is told that the answer is complete, not why. */
const STOP: Delta = { kind: 'finish', reason: 'stop' };
