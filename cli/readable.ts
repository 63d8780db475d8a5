import { diagnose } from '../src/diagnostics/index.ts';
import type { Usage } from '../src/dialects/dialect.ts';
import type { Stream } from '../src/stream.ts';
import type { Block } from '../src/transcript.ts';

/** A stream as people read it: the transcript, then how it ended, what it cost and what is wrong with it. */
export function readable(stream: Stream, name: string | undefined): string {
  const { transcript } = stream;
  const heading = name === undefined ? [] : [`== ${name}`];
  const said = transcript.blocks.map(readableBlock);
  return `${[...heading, ...said, facts(stream).join('\n')].join('\n\n')}\n${name === undefined ? '' : '\n'}`;
}

function readableBlock(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.channel === 'answer' ? block.text : `[${block.channel}]\n${block.text}`;
    case 'tool': {
      const result = block.result === undefined ? '' : `\n→ ${JSON.stringify(block.result)}`;
      return `[tool ${block.name ?? block.type ?? block.call}, ${block.state}] ${block.args}${result}`;
    }
    case 'note':
      return readableNote(block.note);
    default:
      return block satisfies never;
  }
}

function readableNote(note: Extract<Block, { kind: 'note' }>['note']): string {
  switch (note.kind) {
    case 'source':
      return `[source] ${[note.title, note.url].filter(Boolean).join(' ')}`;
    case 'file': {
      const size = note.size === undefined ? undefined : `${note.size} bytes`;
      return `[file] ${[note.name, note.mediaType, size, note.url].filter(Boolean).join(' ')}`;
    }
    case 'data':
      return `[data ${note.name}] ${JSON.stringify(note.value)}`;
    case 'correction':
      return `[correction] ${JSON.stringify(note.raw)}`;
    case 'warning':
      return `[warning] ${note.message}`;
    case 'error': {
      const code = note.code === undefined ? '' : `, ${note.code}`;
      const request = note.requestId === undefined ? '' : `, request ${note.requestId}`;
      return `[error${code}${request}] ${note.message}`;
    }
    default:
      return note satisfies never;
  }
}

function facts(stream: Stream): string[] {
  const { transcript, dialect, events, undecoded } = stream;
  const rows: [string, string | undefined][] = [
    ['dialect', dialect.label],
    ['framing', stream.framing === 'sse' ? undefined : stream.framing],
    ['model', transcript.model],
    ['id', transcript.id],
    ['title', transcript.title],
    ['finish', `${transcript.finish ?? 'not reported'} (${stream.status})`],
    ['usage', usage(transcript.usage)],
    ['events', `${events.length}${undecoded > 0 ? `, ${undecoded} not decoded` : ''}`],
  ];
  const findings = diagnose(stream).map(
    ({ severity, message, advice }) => `${severity}: ${message} ${advice}`,
  );
  return [
    ...rows.flatMap(([label, value]) => (value === undefined ? [] : [`${label}: ${value}`])),
    ...findings,
  ];
}

function usage(counts: Partial<Usage> | undefined): string {
  if (!counts) return 'not reported';
  const named: [number | undefined, string][] = [
    [counts.inputTokens, 'in'],
    [counts.cachedInputTokens, 'of them cached'],
    [counts.outputTokens, 'out'],
    [counts.reasoningTokens, 'of them reasoning'],
    [counts.totalTokens, 'in all'],
  ];
  const told = named.filter(([count]) => count !== undefined).map(([count, what]) => `${count} ${what}`);
  return told.length > 0 ? `${told.join(', ')} (tokens)` : 'reported without known counts';
}
