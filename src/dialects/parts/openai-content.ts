import { asFilled, asList, at } from '../../json.ts';
import type { Channel, Delta } from '../dialect.ts';

/** What a delta (or a whole message) of one choice generated: reasoning, answer, refusal. */
export function contentDeltas(message: string, delta: unknown): Delta[] {
  const say = (channel: Channel, text: string | undefined): Delta[] =>
    text === undefined ? [] : [{ kind: 'text', message, channel, text }];
  const content = at(delta, 'content');
  return [
    ...say('reasoning', reasoningOf(delta)),
    ...say('answer', asFilled(content)),
    ...asList(content).flatMap(part => [
      ...say('reasoning', asFilled(thinkingOf(part))),
      ...say('answer', asFilled(at(part, 'text'))),
    ]),
    ...say('refusal', asFilled(at(delta, 'refusal'))),
  ];
}

/** The same reasoning may come in several fields at once (OpenRouter): the first that has any is read. */
function reasoningOf(delta: unknown): string | undefined {
  const details = asList(at(delta, 'reasoning_details'));
  return (
    asFilled(at(delta, 'reasoning_content')) ??
    asFilled(at(delta, 'reasoning')) ??
    asFilled(
      details.map(detail => asFilled(at(detail, 'text')) ?? asFilled(at(detail, 'summary')) ?? '').join(''),
    )
  );
}

/** Mistral: `{"type": "thinking", "thinking": [{"type": "text", "text"}]}`. */
function thinkingOf(part: unknown): string {
  const thinking = at(part, 'thinking');
  return (
    asFilled(thinking) ??
    asList(thinking)
      .map(piece => asFilled(at(piece, 'text')) ?? '')
      .join('')
  );
}
