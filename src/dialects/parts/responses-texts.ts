import { asFilled, asList, asNumber, asString, at, type JsonRecord } from '../../json.ts';
import type { Channel, Delta } from '../dialect.ts';

/** The texts of one output item, by kind (`output_text`, `refusal`, `reasoning_summary_text` …) and place. */
export class ResponsesTexts {
  /** Texts that came in pieces, or were told whole already: what repeats them says nothing new. */
  readonly #said = new Set<string>();

  constructor(readonly message: string) {}

  piece(kind: string, part: unknown, text: string): Delta[] {
    if (text === '') return [];
    this.#said.add(keyOf(kind, part));
    return [{ kind: 'text', message: this.#messageOf(part), channel: channelOf(kind), text }];
  }

  /** The same text whole, for services that do not stream it. */
  whole(kind: string, part: unknown, value: unknown): Delta[] {
    const text = asFilled(value);
    return text === undefined || this.#said.has(keyOf(kind, part)) ? [] : this.piece(kind, part, text);
  }

  wholePart(part: unknown, index: number): Delta[] {
    const kind = asString(at(part, 'type')) ?? 'output_text';
    return this.whole(kind, index, at(part, kind === 'refusal' ? 'refusal' : 'text'));
  }

  /** Summary and raw text tell the same thoughts, so only one of them is read where neither was streamed. */
  wholeReasoning(item: JsonRecord): Delta[] {
    if (this.#said.size > 0) return [];
    const summary = asList(item.summary);
    const kind = summary.length > 0 ? 'reasoning_summary_text' : 'reasoning_text';
    const parts = summary.length > 0 ? summary : asList(item.content);
    return parts.flatMap((part, index) => this.whole(kind, index, at(part, 'text')));
  }

  /** The parts of an item stand apart: the sections of a summary are not one text. */
  #messageOf(part: unknown): string {
    const index = asNumber(part) ?? 0;
    return index === 0 ? this.message : `${this.message}:${index}`;
  }
}

function keyOf(kind: string, part: unknown): string {
  return `${kind} ${asNumber(part) ?? 0}`;
}

function channelOf(kind: string): Channel {
  if (kind === 'refusal') return 'refusal';
  return kind.startsWith('reasoning') ? 'reasoning' : 'answer';
}
