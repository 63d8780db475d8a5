import { asFilled, asString, isRecord, type JsonRecord } from '../json.ts';
import type { Delta, Dialect, Reader } from './dialect.ts';
import { isDone } from './parts/done.ts';
import { usageDeltas } from './parts/usage.ts';

/**
 * OpenAI speech to text, https://platform.openai.com/docs/api-reference/audio/transcript-text-delta-event and
 * `src/resources/audio/transcriptions.ts` of github.com/openai/openai-node. `transcript.text.done` repeats the text and
 * ends the stream. Models that tell speakers apart send segments, with or without pieces.
 */
export const openaiTranscription: Dialect = {
  id: 'openai-transcription',
  label: 'OpenAI transcription',
  matches: first => (first.some(({ json }) => isRecord(json) && isEvent(json)) ? 0.95 : 0),
  reader,
};

function isEvent({ type, delta, text }: JsonRecord): boolean {
  const isKnown = /^transcript\.text\.(delta|segment|done)$/.test(asString(type) ?? '');
  return isKnown && typeof (delta ?? text) === 'string';
}

function reader(): Reader {
  /** The first kind of text that comes is read: the others repeat it. */
  let told: 'delta' | 'segment' | undefined;
  let speaker: string | undefined;
  let turns = 0;

  /** What one speaker says until another one does is one message. A leading space only parts it from what came before. */
  function segment(json: JsonRecord): Delta[] {
    const text = asString(json.text) ?? '';
    if (turns === 0 || json.speaker !== speaker) turns++;
    speaker = asFilled(json.speaker);
    const isFirst = told === undefined;
    told = 'segment';
    return piece(`${speaker ?? 'speaker'} ${turns}`, isFirst ? text.trimStart() : text);
  }

  return parsed => {
    if (isDone(parsed)) return [{ kind: 'terminator' }];
    const { json } = parsed;
    if (!isRecord(json)) return undefined;
    switch (json.type) {
      case 'transcript.text.delta':
        if (told === 'segment') return [];
        told = 'delta';
        return piece('transcript', json.delta);
      case 'transcript.text.segment':
        return told === 'delta' ? [] : segment(json);
      case 'transcript.text.done':
        return [
          ...(told === undefined ? piece('transcript', json.text) : []),
          ...usageDeltas(json.usage),
          { kind: 'terminator' },
        ];
      default:
        return undefined;
    }
  };
}

function piece(message: string, value: unknown): Delta[] {
  const text = asFilled(value);
  return text === undefined ? [] : [{ kind: 'text', message, channel: 'answer', text }];
}
