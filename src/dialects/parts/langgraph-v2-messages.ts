import { asFilled, asString, at, isRecord } from '../../json.ts';
import type { Channel, Delta } from '../dialect.ts';
import { base64Size } from './base64-size.ts';
import { errorDelta } from './errors.ts';
import { filled } from './filled.ts';
import { LangchainUsage } from './langchain-usage.ts';
import { ArgumentSnapshots } from './snapshots.ts';

const MEDIA = /^(image|audio|video|file)$/;

interface Message {
  readonly id: string;
  readonly role: string;
  /** The call that a message of a tool answers. */
  readonly answers: string | undefined;
  result: string;
  /** Blocks of which something was said. */
  readonly said: Set<unknown>;
  /** The call that a block is. */
  readonly calls: Map<unknown, string>;
}

/** Messages that come in content blocks, each started, grown and finished; and what the tools answer. */
export class LanggraphV2Messages {
  failed = false;
  /** The open message of each namespace and model run. */
  readonly #open = new Map<string, Message>();
  readonly #usage = new LangchainUsage();
  readonly #args = new ArgumentSnapshots();
  readonly #told = new Set<string>();
  /** Calls whose tool has reported its result, which a message of the tool repeats. */
  readonly #answered = new Set<string>();
  readonly #outputs = new Map<string, string>();

  read(namespace: string, data: unknown): Delta[] | undefined {
    const key = `${namespace} ${asString(at(data, 'run_id')) ?? ''}`;
    const message = at(data, 'event') === 'message-start' ? this.#start(key, data) : this.#message(key, data);
    const usage = this.#usage.set(message.id, at(data, 'usage'));
    const index = at(data, 'index');
    switch (at(data, 'event')) {
      case 'message-start':
        return [...filledMeta(data), ...usage];
      case 'content-block-start':
        return this.#block(message, index, at(data, 'content'));
      case 'content-block-delta':
        return this.#delta(message, index, data);
      case 'content-block-finish':
        return this.#blockEnd(message, index, at(data, 'content'));
      case 'usage':
        return usage;
      case 'message-finish':
        return [...usage, ...this.#end(message, data)];
      case 'error':
        this.failed = true;
        return [errorDelta({ message: at(data, 'message'), code: at(data, 'code') })];
      default:
        return undefined;
    }
  }

  readTool(data: unknown): Delta[] | undefined {
    const call = asString(at(data, 'tool_call_id')) ?? '';
    switch (at(data, 'event')) {
      case 'tool-started': {
        const known = this.#told.has(call);
        const args = known ? {} : this.#args.whole(call, textOf(at(data, 'input')));
        return [this.#tool(call, { ...filled('name', at(data, 'tool_name')), ...args, state: 'called' })];
      }
      case 'tool-output-delta': {
        const result = (this.#outputs.get(call) ?? '') + (asString(at(data, 'delta')) ?? '');
        this.#outputs.set(call, result);
        return [this.#tool(call, { result, state: 'called' })];
      }
      case 'tool-finished': {
        const output = at(data, 'output');
        this.#answered.add(call);
        const state = at(output, 'status') === 'error' ? 'error' : 'done';
        return [this.#tool(call, { result: at(output, 'content') ?? output, state })];
      }
      case 'tool-error':
        this.#answered.add(call);
        return [this.#tool(call, { result: at(data, 'message'), state: 'error' })];
      default:
        return undefined;
    }
  }

  #start(key: string, data: unknown): Message {
    const message: Message = {
      id: asFilled(at(data, 'id')) ?? key,
      role: asFilled(at(data, 'role')) ?? 'ai',
      answers: asFilled(at(data, 'tool_call_id')),
      result: '',
      said: new Set(),
      calls: new Map(),
    };
    this.#open.set(key, message);
    return message;
  }

  #message(key: string, data: unknown): Message {
    return this.#open.get(key) ?? this.#start(key, { ...(isRecord(data) ? data : {}), id: key });
  }

  /** What a block has to begin with, or is as a whole. */
  #block(message: Message, index: unknown, block: unknown): Delta[] {
    switch (at(block, 'type')) {
      case 'text':
        return this.#say(message, index, 'answer', at(block, 'text'));
      case 'reasoning':
        return this.#say(message, index, 'reasoning', at(block, 'reasoning'));
      case 'tool_use':
      case 'tool_call':
      case 'tool_call_chunk':
      case 'invalid_tool_call':
      case 'server_tool_call':
      case 'server_tool_call_chunk':
        return this.#call(message, index, block);
      case 'server_tool_result': {
        const state = at(block, 'status') === 'error' ? 'error' : 'done';
        return [
          this.#tool(asString(at(block, 'tool_call_id')) ?? '', { result: at(block, 'output'), state }),
        ];
      }
      default:
        return [];
    }
  }

  #delta(message: Message, index: unknown, data: unknown): Delta[] {
    const delta = at(data, 'delta');
    switch (at(delta, 'type')) {
      case 'text-delta':
        return this.#say(message, index, 'answer', at(delta, 'text'));
      case 'reasoning-delta':
        return this.#say(message, index, 'reasoning', at(delta, 'reasoning'));
      case 'block-delta':
        return this.#block(message, index, at(delta, 'fields'));
      default:
        return delta === undefined ? this.#block(message, index, at(data, 'content')) : [];
    }
  }

  /** The finished block repeats what was said of it. */
  #blockEnd(message: Message, index: unknown, block: unknown): Delta[] {
    const call = message.calls.get(index);
    if (call !== undefined) return [this.#tool(call, { state: 'called' })];
    if (message.said.has(index)) return [];
    return MEDIA.test(asString(at(block, 'type')) ?? '')
      ? [fileDelta(block)]
      : this.#block(message, index, block);
  }

  #say(message: Message, index: unknown, channel: Channel, value: unknown): Delta[] {
    const text = asFilled(value);
    if (text === undefined) return [];
    message.said.add(index);
    if (message.role === 'tool') message.result += text;
    if (message.role !== 'ai') return [];
    return [{ kind: 'text', message: message.id, channel, text }];
  }

  /** The arguments are told as far as they have come. */
  #call(message: Message, index: unknown, block: unknown): Delta[] {
    const call = asFilled(at(block, 'id')) ?? message.calls.get(index) ?? `#${message.id}${index}`;
    message.calls.set(index, call);
    const args = textOf(at(block, 'args') ?? at(block, 'input'));
    const whole = args === '' ? {} : this.#args.whole(call, args);
    return [this.#tool(call, { ...filled('name', at(block, 'name')), ...whole })];
  }

  #end(message: Message, data: unknown): Delta[] {
    const { answers, result } = message;
    if (answers !== undefined) {
      const repeated = result === '' || this.#answered.has(answers);
      return repeated ? [] : [this.#tool(answers, { result, state: 'done' })];
    }
    const reason = asFilled(at(data, 'reason')) ?? asFilled(at(data, 'metadata', 'finish_reason'));
    return reason === undefined || message.role !== 'ai' ? [] : [{ kind: 'finish', reason }];
  }

  #tool(call: string, fields: Omit<Extract<Delta, { kind: 'tool' }>, 'kind' | 'call'>): Delta {
    this.#told.add(call);
    return { kind: 'tool', call, ...fields };
  }
}

function fileDelta(block: unknown): Delta {
  const data = asFilled(at(block, 'data')) ?? asFilled(at(block, 'base64'));
  const mediaType = asFilled(at(block, 'mime_type')) ?? at(block, 'type');
  const size = data === undefined ? {} : { size: base64Size(data) };
  return { kind: 'file', ...filled('mediaType', mediaType), ...filled('url', at(block, 'url')), ...size };
}

function filledMeta(data: unknown): Delta[] {
  const about = at(data, 'metadata');
  const meta = { ...filled('model', at(about, 'model')), ...filled('provider', at(about, 'provider')) };
  return Object.keys(meta).length > 0 ? [{ kind: 'meta', ...meta }] : [];
}

/** An empty object stands there before any arguments have come. */
function textOf(args: unknown): string {
  if (typeof args === 'string') return args;
  const empty = !isRecord(args) || Object.keys(args).length === 0;
  return empty ? '' : JSON.stringify(args);
}
