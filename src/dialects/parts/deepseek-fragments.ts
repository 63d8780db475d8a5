import { asFilled, asList, asString, at, isRecord, type JsonRecord } from '../../json.ts';
import type { Channel, Delta } from '../dialect.ts';
import { ArgumentSnapshots, Snapshots } from './snapshots.ts';
import { newSources } from './sources.ts';

type How = 'append' | 'whole';

/** The answer of DeepSeek's page: fragments of thoughts, searches and text, in older versions one text of each. */
export class DeepSeekFragments {
  readonly #texts = new Snapshots();
  readonly #args = new ArgumentSnapshots();
  readonly #sources = newSources();
  readonly #types: string[] = [];

  document(response: JsonRecord): Delta[] {
    return [
      ...this.#told('thinking', 'reasoning', response.thinking_content, 'whole'),
      ...this.#told('content', 'answer', response.content, 'whole'),
      ...this.patch('response/fragments', 'whole', response.fragments),
    ];
  }

  patch(path: string, how: How, value: unknown): Delta[] {
    const fragment = /^response\/fragments\/(-?\d+)\/(\w+)$/.exec(path);
    if (fragment) return this.#change(this.#placeOf(Number(fragment[1])), fragment[2] ?? '', how, value);
    switch (path) {
      case 'response/fragments':
        if (how === 'whole') this.#types.length = 0;
        return (isRecord(value) ? [value] : asList(value)).flatMap(json => this.#begin(json));
      case 'response/thinking_content':
        return this.#told('thinking', 'reasoning', value, how);
      case 'response/content':
        return this.#told('content', 'answer', value, how);
      case 'response/search_results':
        return this.#sources(asList(value));
      default:
        return [];
    }
  }

  /** Counted from the end where it is negative. */
  #placeOf(index: number): number {
    return index < 0 ? this.#types.length + index : index;
  }

  #begin(json: unknown): Delta[] {
    const place = this.#types.push(asString(at(json, 'type')) ?? '') - 1;
    return ['content', 'queries', 'results'].flatMap(key => this.#change(place, key, 'whole', at(json, key)));
  }

  #change(place: number, key: string, how: How, value: unknown): Delta[] {
    const type = this.#types[place] ?? '';
    const call = `#${place + 1}`;
    const isCall = /SEARCH|TOOL/.test(type);
    switch (key) {
      case 'content':
        return isCall ? [] : this.#told(`${place}`, type === 'THINK' ? 'reasoning' : 'answer', value, how);
      case 'queries': {
        if (!isCall || value === undefined) return [];
        const args = this.#args.whole(call, JSON.stringify({ queries: value }));
        return [{ kind: 'tool', call, name: nameOf(type), ...args, state: 'called' }];
      }
      case 'results':
        if (!isCall || asList(value).length === 0) return [];
        return [
          { kind: 'tool', call, name: nameOf(type), result: value, state: 'done' },
          ...this.#sources(asList(value)),
        ];
      default:
        return [];
    }
  }

  #told(message: string, channel: Channel, value: unknown, how: How): Delta[] {
    const text = asFilled(value);
    return text === undefined ? [] : this.#texts[how](message, channel, text);
  }
}

/** The page's own search has no name. */
function nameOf(type: string): string {
  return /SEARCH/.test(type) ? 'web_search' : type.toLowerCase();
}
