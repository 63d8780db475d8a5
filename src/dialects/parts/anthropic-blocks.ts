import { asBoolean, asFilled, asString, at, entriesOf, isRecord, type JsonRecord } from '../../json.ts';
import type { Channel, Delta } from '../dialect.ts';
import { CallIds } from './call-ids.ts';
import { filled } from './filled.ts';
import { newSources } from './sources.ts';

interface Call {
  readonly call: string;
  /** The input as the block's start told it: `{}` where it follows in pieces. */
  readonly input: unknown;
  streamed: boolean;
}

/** Reads the content blocks of Anthropic messages; each function gives `undefined` for a type that is not known. */
export class AnthropicBlocks {
  /** Tool calls that are open, by the index of their block. */
  #calls = new Map<unknown, Call>();
  readonly #ids = new CallIds();
  readonly #sources = newSources();

  /** Another message counts its blocks anew. */
  beginMessage(): void {
    this.#calls = new Map();
  }

  start(message: string, index: unknown, block: unknown): Delta[] | undefined {
    const type = asString(at(block, 'type')) ?? '';
    switch (type) {
      case 'text':
        return [...textDeltas(message, 'answer', at(block, 'text')), ...this.#cite(at(block, 'citations'))];
      case 'thinking':
        return textDeltas(message, 'reasoning', at(block, 'thinking'));
      case 'redacted_thinking':
      case 'container_upload':
        return [];
      case 'compaction':
        return compaction(at(block, 'content'));
      case 'fallback':
        return fallback(block);
      default:
        if (!isRecord(block)) return undefined;
        if (type.endsWith('tool_use')) return [this.#begin(index, type, block)];
        return type.endsWith('tool_result') ? this.#result(block) : undefined;
    }
  }

  delta(message: string, index: unknown, delta: unknown): Delta[] | undefined {
    switch (at(delta, 'type')) {
      case 'text_delta':
        return textDeltas(message, 'answer', at(delta, 'text'));
      case 'thinking_delta':
        return textDeltas(message, 'reasoning', at(delta, 'thinking'));
      case 'input_json_delta':
        return this.#argument(index, at(delta, 'partial_json'));
      case 'citations_delta':
        return this.#cite([at(delta, 'citation')]);
      case 'compaction_delta':
        return compaction(at(delta, 'content'));
      case 'signature_delta':
        return [];
      default:
        return undefined;
    }
  }

  stop(index: unknown): Delta[] {
    const open = this.#calls.get(index);
    if (!open) return [];
    this.#calls.delete(index);
    const { call, input, streamed } = open;
    const whole = !streamed && entriesOf(input).length > 0 ? { args: JSON.stringify(input) } : {};
    return [{ kind: 'tool', call, ...whole, state: 'called' }];
  }

  #begin(index: unknown, type: string, block: JsonRecord): Delta {
    const call = this.#ids.begin(asFilled(block.id));
    this.#calls.set(index, { call, input: block.input, streamed: false });
    return { kind: 'tool', call, ...(type === 'tool_use' ? {} : { type }), ...filled('name', block.name) };
  }

  /** A piece whose block was not seen to begin is kept as a call of its own. */
  #argument(index: unknown, piece: unknown): Delta[] {
    const open = this.#calls.get(index) ?? { call: this.#ids.begin(undefined), input: {}, streamed: false };
    this.#calls.set(index, open);
    const args = asFilled(piece);
    if (args === undefined) return [];
    open.streamed = true;
    return [{ kind: 'tool', call: open.call, args }];
  }

  #result(block: JsonRecord): Delta[] {
    const id = asFilled(block.tool_use_id);
    if (id === undefined) return [];
    const failed =
      asBoolean(block.is_error) ?? asString(at(block.content, 'type'))?.endsWith('_error') ?? false;
    const call = this.#ids.latest(id);
    return [{ kind: 'tool', call, result: block.content, state: failed ? 'error' : 'done' }];
  }

  /** Documents are cited by title, web pages by URL, search results by a source that may be either. */
  #cite(citations: unknown): Delta[] {
    if (!Array.isArray(citations)) return [];
    return this.#sources(
      citations.map(citation => ({
        url: at(citation, 'url') ?? at(citation, 'source'),
        title: at(citation, 'title') ?? at(citation, 'document_title'),
      })),
    );
  }
}

function textDeltas(message: string, channel: Channel, value: unknown): Delta[] {
  const text = asFilled(value);
  return text === undefined ? [] : [{ kind: 'text', message, channel, text }];
}

function compaction(content: unknown): Delta[] {
  const summary = asFilled(content);
  if (summary === undefined) return [];
  return [
    { kind: 'warning', message: 'The conversation so far was replaced by a summary.', detail: summary },
  ];
}

/** Another model goes on with the answer. */
function fallback(block: unknown): Delta[] {
  const model = asFilled(at(block, 'to', 'model')) ?? 'another model';
  return [{ kind: 'warning', message: `The answer goes on from ${model}.`, detail: block }];
}
