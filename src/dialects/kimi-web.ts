import { asFilled, asList, asString, at, isRecord, type JsonRecord } from '../json.ts';
import type { Channel, Delta, Dialect, Parsed, Reader } from './dialect.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';
import { ArgumentSnapshots, Snapshots } from './parts/snapshots.ts';
import { newSources } from './parts/sources.ts';

/**
 * What the page www.kimi.com speaks, in Connect's envelopes: an operation (`set`, `append`) on a chat, a message or one
 * of its blocks, and the `mask` of what it changes. It is documented nowhere and changes: what is clear is read.
 */
export const kimiWeb: Dialect = {
  id: 'kimi-web',
  label: 'Kimi (web)',
  matches: first => (first.some(isOwn) ? 0.9 : 0),
  reader,
};

function isOwn({ json }: Parsed): boolean {
  const { op, mask } = isRecord(json) ? json : {};
  if (op !== 'set' && op !== 'append') return false;
  if (typeof at(json, 'block', 'id') === 'string') return true;
  return typeof mask === 'string' && (isRecord(at(json, 'message')) || isRecord(at(json, 'chat')));
}

function reader(): Reader {
  const texts = new Snapshots();
  const args = new ArgumentSnapshots();
  const sources = newSources();
  /** Calls by block: a change of a block need not repeat which it is. */
  const calls = new Map<string, string>();

  function text(block: JsonRecord, channel: Channel, value: unknown, append: boolean): Delta[] {
    const content = asFilled(at(value, 'content'));
    if (content === undefined) return [];
    return texts[append ? 'append' : 'whole'](asString(block.id) ?? '', channel, content);
  }

  function tool(block: JsonRecord, json: unknown, append: boolean): Delta[] {
    const id = asString(block.id) ?? '';
    const call = asFilled(at(json, 'toolCallId')) ?? calls.get(id) ?? id;
    calls.set(id, call);
    const told = asFilled(at(json, 'args'));
    const found = asList(at(json, 'contents')).map(content => at(content, 'searchResult', 'base'));
    const result = at(json, 'contents') === undefined ? {} : { result: at(json, 'contents') };
    const status = asString(at(json, 'status')) ?? '';
    const state = /DONE|SUCCE|COMPLETE/.test(status)
      ? 'done'
      : /FAIL|ERROR/.test(status)
        ? 'error'
        : 'called';
    return [
      {
        kind: 'tool',
        call,
        ...filled('name', at(json, 'name')),
        ...(told === undefined ? {} : args[append ? 'append' : 'whole'](call, told)),
        ...result,
        state,
      },
      ...sources(found),
    ];
  }

  function block(json: JsonRecord, append: boolean): Delta[] {
    const failed = at(json, 'exception', 'error');
    return [
      ...text(json, 'reasoning', json.think, append),
      ...text(json, 'answer', json.text, append),
      ...(isRecord(json.tool) ? tool(json, json.tool, append) : []),
      ...(failed === undefined ? [] : [errorDelta(failed)]),
    ];
  }

  return ({ item, json }) => {
    if (!isRecord(json)) return undefined;
    if (item.event === 'EndStreamResponse' && json.error === undefined) return [{ kind: 'terminator' }];
    if (json.heartbeat !== undefined) return [{ kind: 'keepalive' }];
    if (json.done !== undefined) return [{ kind: 'terminator' }];
    if (json.op !== 'set' && json.op !== 'append') return undefined;
    if (isRecord(json.block)) return block(json.block, json.op === 'append');
    if (isRecord(json.message)) return message(json.message);
    const { chat } = json;
    const meta = { ...filled('conversation', at(chat, 'id')), ...filled('title', at(chat, 'name')) };
    return Object.keys(meta).length > 0 ? [{ kind: 'meta', ...meta }] : [];
  };
}

/** The answer is finished like any other: `MESSAGE_STATUS_COMPLETED` is a stop. */
function message(json: JsonRecord): Delta[] {
  if (json.role !== 'assistant') return [];
  const status = (asString(json.status) ?? '').replace('MESSAGE_STATUS_', '');
  const meta: Delta = { kind: 'meta', ...filled('id', json.id), ...filled('model', json.model) };
  if (status === '' || status === 'GENERATING' || status === 'UNSPECIFIED') return [meta];
  return [meta, { kind: 'finish', reason: status === 'COMPLETED' ? 'stop' : status.toLowerCase() }];
}
