import type { Stream } from '../../src/stream.ts';
import { textOf, toolCalls } from '../../src/transcript.ts';

/** What a fixture's `.json` says of its stream, every field of it; what is not there is absent. */
export function summary(stream: Stream): object {
  const { transcript } = stream;
  const { model, provider, id, conversation, title, extra, usage, finish, terminated } = transcript;
  const { kind: _, ...error } = transcript.error ?? { kind: undefined };
  return JSON.parse(
    JSON.stringify({
      text: textOf(transcript, 'answer') || undefined,
      messages: messages(stream),
      reasoning: textOf(transcript, 'reasoning') || undefined,
      refusal: textOf(transcript, 'refusal') || undefined,
      toolCalls: filled(toolCalls(transcript).map(({ kind: _, pieces: __, ...call }) => call)),
      notes: filled(
        transcript.blocks.flatMap(block =>
          block.kind === 'note' && block.note.kind !== 'error' ? [block.note] : [],
        ),
      ),
      ...{ model, provider, id, conversation, title, extra, usage, finish, terminated },
      error: transcript.error && error,
      status: stream.status,
      undecoded: stream.undecoded || undefined,
      flaws: flaws(stream),
    }),
  );
}

/** The answers, where there are several. */
function messages({ transcript }: Stream): object | undefined {
  const texts = new Map<string, string>();
  for (const block of transcript.blocks) {
    if (block.kind !== 'text' || block.channel !== 'answer') continue;
    texts.set(block.message, (texts.get(block.message) ?? '') + block.text);
  }
  return texts.size > 1 ? Object.fromEntries(texts) : undefined;
}

/** Places of the items with each flaw. */
function flaws({ events }: Stream): object | undefined {
  const places = new Map<string, number[]>();
  for (const { item } of events) {
    for (const flaw of item.flaws ?? []) places.set(flaw, [...(places.get(flaw) ?? []), item.index]);
  }
  return places.size > 0 ? Object.fromEntries(places) : undefined;
}

function filled<Entry>(list: Entry[]): Entry[] | undefined {
  return list.length > 0 ? list : undefined;
}
