import { diagnose } from '../src/diagnostics/index.ts';
import type { Stream } from '../src/stream.ts';
import { textOf, toolCalls } from '../src/transcript.ts';

/** What `decode --json` prints of a stream; what is not known is absent. */
export function record(stream: Stream): object {
  const { transcript, events } = stream;
  const { kind: _, ...error } = transcript.error ?? { kind: undefined };
  return withoutUndefined({
    dialect: stream.dialect.id,
    text: textOf(transcript, 'answer') || undefined,
    reasoning: textOf(transcript, 'reasoning') || undefined,
    toolCalls: toolCallsOf(stream),
    finishReason: transcript.finish,
    usage: transcript.usage && { ...transcript.usage, raw: transcript.usageReports.at(-1)?.raw },
    model: transcript.model,
    id: transcript.id,
    error: transcript.error && error,
    events: events.filter(({ item }) => item.kind === 'event').length,
    undecoded: stream.undecoded,
    diagnostics: diagnose(stream).map(({ rule, severity, message, event }) =>
      withoutUndefined({ rule, severity, message, event }),
    ),
  });
}

function toolCallsOf({ transcript }: Stream): object[] | undefined {
  const calls = toolCalls(transcript);
  if (calls.length === 0) return undefined;
  return calls.map(({ call, type, name, input, args }) => {
    const id = call.startsWith('#') ? undefined : call;
    return withoutUndefined({ id, type, name, [input ?? 'arguments']: args });
  });
}

function withoutUndefined(record: object): object {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
