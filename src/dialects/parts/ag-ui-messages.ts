import { asFilled, asList, asString, at, type JsonRecord } from '../../json.ts';
import type { Channel, Delta } from '../dialect.ts';
import { filled } from './filled.ts';
import { Snapshots, type Told } from './snapshots.ts';

/** AG-UI's texts and tool calls: events of one message, and snapshots of all of them. */
export class AgUiMessages {
  readonly #texts = new Snapshots();
  /** Messages of the user or the system, which are no answer. */
  readonly #foreign = new Set<string>();
  readonly #calls = new Set<string>();
  /** Calls whose arguments are not said to be whole. */
  readonly #openCalls = new Set<string>();
  /** A chunk without an id continues the last one. */
  #message = '';
  #reasoning = '';
  #call = '';
  #thoughts = 0;

  read(type: string, event: JsonRecord): Delta[] | undefined {
    switch (type) {
      case 'TEXT_MESSAGE_START':
      case 'TEXT_MESSAGE_CONTENT':
      case 'TEXT_MESSAGE_CHUNK':
      case 'TEXT_MESSAGE_END':
        this.#message = asFilled(event.messageId) ?? this.#message;
        if (!isAssistant(event.role)) this.#foreign.add(this.#message);
        return this.#foreign.has(this.#message) ? [] : this.#append(this.#message, 'answer', event);
      case 'REASONING_MESSAGE_START':
      case 'REASONING_MESSAGE_CONTENT':
      case 'REASONING_MESSAGE_CHUNK':
      case 'REASONING_MESSAGE_END':
        this.#reasoning = asFilled(event.messageId) ?? this.#reasoning;
        return this.#append(this.#reasoning, 'reasoning', event);
      case 'THINKING_TEXT_MESSAGE_START':
        this.#thoughts++;
        return [];
      case 'THINKING_TEXT_MESSAGE_CONTENT':
      case 'THINKING_CONTENT':
        return this.#append(`thinking ${this.#thoughts}`, 'reasoning', event);
      case 'THINKING_TEXT_MESSAGE_END':
        return [];
      case 'TOOL_CALL_START':
      case 'TOOL_CALL_ARGS':
      case 'TOOL_CALL_CHUNK':
      case 'TOOL_CALL_END':
        return this.#toolCall(type, event);
      case 'TOOL_CALL_RESULT':
        return [
          { kind: 'tool', call: asString(event.toolCallId) ?? '', result: event.content, state: 'done' },
        ];
      case 'MESSAGES_SNAPSHOT':
        return this.#snapshot(asList(event.messages));
      default:
        return undefined;
    }
  }

  /** The run is finished, so the arguments of its calls are whole. */
  finish(): Delta[] {
    const open = [...this.#openCalls];
    this.#openCalls.clear();
    return open.map(call => ({ kind: 'tool', call, state: 'called' }));
  }

  #append(message: string, channel: Channel, event: JsonRecord): Delta[] {
    const text = asFilled(event.delta);
    if (text === undefined) return [];
    return this.#texts.append(message, channel, text);
  }

  #toolCall(type: string, event: JsonRecord): Delta[] {
    this.#call = asFilled(event.toolCallId) ?? this.#call;
    this.#calls.add(this.#call);
    const state = type === 'TOOL_CALL_END' ? 'called' : 'streaming';
    if (state === 'called') this.#openCalls.delete(this.#call);
    else this.#openCalls.add(this.#call);
    const args = asFilled(event.delta);
    return [
      {
        kind: 'tool',
        call: this.#call,
        ...filled('name', event.toolCallName),
        ...(args === undefined ? {} : { args }),
        state,
      },
    ];
  }

  #result(id: unknown, result: unknown, state: 'done' | 'error'): Delta {
    const call = asString(id) ?? '';
    this.#openCalls.delete(call);
    return { kind: 'tool', call, result, state };
  }

  /**
   * All messages of the thread, in place of those told before. Those up to the user's last word are of earlier runs.
   * The ids need not be those that were streamed, so that a text known under another id is taken for the same.
   */
  #snapshot(messages: readonly unknown[]): Delta[] {
    const last = messages.findLastIndex(message => at(message, 'role') === 'user');
    const present = messages.slice(last + 1);
    const said = present.flatMap(message => this.#said(message));
    const reasons = said.some(({ channel }) => channel === 'reasoning');
    const gone = this.#texts.told.filter(
      ({ message, channel }) =>
        (channel === 'answer' || reasons) &&
        !said.some(text => text.message === message && text.channel === channel),
    );
    return [
      ...gone.flatMap(({ message, channel }) => this.#texts.whole(message, channel, '')),
      ...said.flatMap(({ message, channel, text }) => this.#texts.whole(message, channel, text)),
      ...present.flatMap(message => this.#tools(message)),
    ];
  }

  #said(json: unknown): Told[] {
    const channel = channelOf(at(json, 'role'));
    const text = asFilled(at(json, 'content'));
    if (channel === undefined || text === undefined) return [];
    const message = asString(at(json, 'id')) ?? '';
    const told = this.#texts.told.filter(other => other.channel === channel);
    if (told.some(other => other.message === message)) return [{ message, channel, text }];
    return [told.find(other => other.text === text) ?? { message, channel, text }];
  }

  /** Calls that were not streamed, and their results. */
  #tools(message: unknown): Delta[] {
    if (at(message, 'role') === 'tool') {
      const failed = asFilled(at(message, 'error')) !== undefined;
      return [this.#result(at(message, 'toolCallId'), at(message, 'content'), failed ? 'error' : 'done')];
    }
    return asList(at(message, 'toolCalls')).flatMap((json): Delta[] => {
      const call = asString(at(json, 'id')) ?? '';
      if (this.#calls.has(call)) return [];
      this.#calls.add(call);
      const args = asString(at(json, 'function', 'arguments')) ?? '';
      return [{ kind: 'tool', call, ...filled('name', at(json, 'function', 'name')), args, state: 'called' }];
    });
  }
}

function isAssistant(role: unknown): boolean {
  return role === undefined || role === null || role === 'assistant';
}

function channelOf(role: unknown): Channel | undefined {
  if (role === 'assistant') return 'answer';
  return role === 'reasoning' ? 'reasoning' : undefined;
}
