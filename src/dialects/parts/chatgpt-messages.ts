import { asFilled, asList, asString, at, isRecord } from '../../json.ts';
import type { Delta } from '../dialect.ts';
import { filled } from './filled.ts';
import { metaChanges } from './meta.ts';
import { ArgumentSnapshots, Snapshots } from './snapshots.ts';
import { newSources } from './sources.ts';

/** What a message is to the answer: `call` is written to a tool, and `result` comes from one. */
type Part = 'answer' | 'reasoning' | 'call' | 'result' | 'hidden';

interface Message {
  readonly id: string;
  readonly part: Part;
  /** The tool that it is written to. */
  readonly recipient: string;
  /** The call that a result answers. */
  readonly answers: string;
  /** How many it has begun. */
  thoughts: number;
}

/** The messages of ChatGPT's conversation document, whole so far or changed by patches at a path. */
export class ChatGptMessages {
  readonly #texts = new Snapshots();
  readonly #args = new ArgumentSnapshots();
  readonly #results = new Map<string, string>();
  readonly #meta = metaChanges();
  readonly #sources = newSources();
  /** The message of each channel of patches. */
  readonly #messages = new Map<unknown, Message>();
  #lastCall = '';

  /** A whole message, new or as far as it has come. */
  whole(channel: unknown, envelope: unknown): Delta[] {
    const json = at(envelope, 'message');
    const message = this.#describe(json);
    this.#messages.set(channel, message);
    if (message.part === 'call') this.#lastCall = message.id;
    const content = at(json, 'content');
    const assistant = at(json, 'author', 'role') === 'assistant';
    return [
      ...this.#meta({
        ...filled('conversation', at(envelope, 'conversation_id')),
        ...(assistant ? filled('id', message.id) : {}),
        ...filled('model', assistant ? at(json, 'metadata', 'model_slug') : undefined),
      }),
      ...this.#text(message, textOf(content), 'whole'),
      ...this.#thoughts(message, at(content, 'thoughts')),
      ...(assistant ? files(asList(at(content, 'parts'))) : []),
      ...(assistant ? this.#metadata(at(json, 'metadata')) : []),
    ];
  }

  /** A change at a path of the channel's document. */
  patch(channel: unknown, path: string, operation: string, value: unknown): Delta[] {
    const message = this.#messages.get(channel);
    if (!message) return [];
    const how = operation === 'append' ? 'append' : 'whole';
    if (operation === 'truncate') return this.#truncate(message, path, value);
    if (/^\/message\/content\/(parts\/\d+|text)$/.test(path)) {
      return typeof value === 'string' ? this.#text(message, value, how) : files([value]);
    }
    if (path === '/message/content/thoughts') {
      if (how === 'whole') message.thoughts = 0;
      return this.#thoughts(message, value);
    }
    const thought = /^\/message\/content\/thoughts\/(\d+)\/content$/.exec(path);
    if (thought) return this.#thought(message, Number(thought[1]), value, how);
    if (path === '/message/metadata') return this.#metadata(value);
    const key = /^\/message\/metadata\/(\w+)/.exec(path)?.[1];
    return key === undefined ? [] : this.#metadata({ [key]: value });
  }

  #describe(json: unknown): Message {
    const id = asString(at(json, 'id')) ?? '';
    const recipient = asFilled(at(json, 'recipient')) ?? 'all';
    return { id, part: partOf(json, recipient), recipient, answers: this.#lastCall, thoughts: 0 };
  }

  #text(message: Message, text: string, how: 'append' | 'whole'): Delta[] {
    const { id, part, recipient, answers } = message;
    if (text === '' && how === 'append') return [];
    switch (part) {
      case 'answer':
      case 'reasoning':
        return this.#texts[how](id, part, text);
      case 'call': {
        const args = this.#args[how](id, text);
        return [{ kind: 'tool', call: id, name: recipient, ...args, state: 'called' }];
      }
      case 'result': {
        const result = how === 'append' ? (this.#results.get(id) ?? '') + text : text;
        this.#results.set(id, result);
        return answers === '' || result === ''
          ? []
          : [{ kind: 'tool', call: answers, result, state: 'done' }];
      }
      case 'hidden':
        return [];
      default:
        return part satisfies never;
    }
  }

  #truncate({ id, part }: Message, path: string, length: unknown): Delta[] {
    const said = part === 'answer' || part === 'reasoning';
    if (!said || typeof length !== 'number' || !path.startsWith('/message/content/parts/')) return [];
    return this.#texts.whole(id, part, this.#texts.text(id, part).slice(0, length));
  }

  #thoughts(message: Message, thoughts: unknown): Delta[] {
    return asList(thoughts).flatMap(thought =>
      this.#thought(message, message.thoughts++, at(thought, 'content'), 'whole'),
    );
  }

  #thought(message: Message, place: number, value: unknown, how: 'append' | 'whole'): Delta[] {
    const text = asFilled(value);
    return text === undefined ? [] : this.#texts[how](`${message.id} ${place}`, 'reasoning', text);
  }

  #metadata(metadata: unknown): Delta[] {
    const reason = asFilled(at(metadata, 'finish_details', 'type'));
    const told = isRecord(metadata) ? metadata : {};
    const links = [told.search_result_groups, told.content_references, told.citations].flatMap(linksOf);
    return [...this.#sources(links), ...(reason === undefined ? [] : [{ kind: 'finish', reason } as const])];
  }
}

function partOf(json: unknown, recipient: string): Part {
  const role = at(json, 'author', 'role');
  if (role === 'tool') return 'result';
  if (role !== 'assistant') return 'hidden';
  if (recipient !== 'all') return 'call';
  const type = asString(at(json, 'content', 'content_type')) ?? '';
  if (type === 'thoughts' || at(json, 'channel') === 'analysis') return 'reasoning';
  return /^(text|multimodal_text|code|execution_output)$/.test(type) ? 'answer' : 'hidden';
}

function textOf(content: unknown): string {
  const parts = asList(at(content, 'parts')).map(part => asString(part) ?? asString(at(part, 'text')) ?? '');
  return parts.join('') + (asString(at(content, 'text')) ?? '');
}

function files(parts: readonly unknown[]): Delta[] {
  const pointers = parts.map(part => asFilled(at(part, 'asset_pointer')));
  return pointers.flatMap(url => (url === undefined ? [] : [{ kind: 'file', mediaType: 'image', url }]));
}

/** Places with a URL and a title, however they are grouped. */
function linksOf(value: unknown, depth = 0): unknown[] {
  if (depth > 4 || typeof value !== 'object' || value === null) return [];
  if (typeof at(value, 'url') === 'string' && typeof at(value, 'title') === 'string') return [value];
  return Object.values(value).flatMap(inner => linksOf(inner, depth + 1));
}
