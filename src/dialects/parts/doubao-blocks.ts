import { asFilled, asList, asString, at, isRecord } from '../../json.ts';
import type { Channel, Delta } from '../dialect.ts';
import { newSources } from './sources.ts';

interface Begun {
  readonly message: string;
  readonly channel: Channel;
}

/** The blocks of an answer of Doubao's page: a text below a block of thinking is reasoning. */
export class DoubaoBlocks {
  readonly #thinking = new Set<string>();
  readonly #sources = newSources();
  /** The text that a piece without a block goes on with. */
  #open: Begun = { message: 'answer', channel: 'answer' };

  begin(blocks: readonly unknown[]): Delta[] {
    return blocks.flatMap(block => this.#block(block));
  }

  append(text: string): Delta[] {
    return text === '' ? [] : [{ kind: 'text', ...this.#open, text }];
  }

  #block(block: unknown): Delta[] {
    const id = asString(at(block, 'block_id')) ?? '';
    const content = at(block, 'content');
    const thinks = this.#thinking.has(asString(at(block, 'parent_id')) ?? '');
    if (thinks || isRecord(at(content, 'thinking_block'))) this.#thinking.add(id);
    const search = at(content, 'search_query_result_block');
    if (isRecord(search)) return this.#search(id, search);
    const text = at(content, 'text_block');
    if (!isRecord(text)) return [];
    this.#open = { message: id, channel: thinks ? 'reasoning' : 'answer' };
    return this.append(asString(text.text) ?? '');
  }

  #search(id: string, search: unknown): Delta[] {
    const results = asList(at(search, 'results'));
    const queries = asList(at(search, 'queries'));
    return [
      {
        kind: 'tool',
        call: id,
        name: 'web_search',
        ...(queries.length > 0 ? { args: JSON.stringify({ queries }), replace: true } : {}),
        ...(results.length > 0 ? { result: results, state: 'done' } : { state: 'called' }),
      },
      ...this.#sources(
        results.map(result => {
          const card = at(result, 'text_card') ?? result;
          return { url: asFilled(at(card, 'url')), title: asFilled(at(card, 'title')) };
        }),
      ),
    ];
  }
}
