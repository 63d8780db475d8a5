import type { Delta } from './dialects/dialect.ts';
import type { StreamEvent } from './reading.ts';

/** What an event is, in a word. */
export type Part =
  | 'answer'
  | 'reasoning'
  | 'refusal'
  | 'tool'
  | 'tool result'
  | 'source'
  | 'file'
  | 'data'
  | 'correction'
  | 'usage'
  | 'finish'
  | 'meta'
  | 'warning'
  | 'error'
  | 'keep-alive'
  | 'end'
  | 'comment'
  /** Known to the dialect, and without content: a role, the start of a block. */
  | 'empty'
  | 'undecoded';

/** One label for an event that may say several things, and the decoded piece of that label as text of one row. */
export interface EventPart {
  readonly part: Part;
  readonly piece: string;
}

/** What an event is called after when it says several things, the most telling first. */
const TELLING: readonly Part[] = [
  'error',
  'answer',
  'reasoning',
  'refusal',
  'tool',
  'tool result',
  'correction',
  'finish',
  'warning',
  'source',
  'file',
  'data',
  'usage',
  'end',
  'meta',
  'keep-alive',
];

/** More does not fit a row, characters. */
const PIECE_LENGTH = 500;

export function partOf({ item, deltas }: StreamEvent): EventPart {
  if (item.kind === 'comment') return { part: 'comment', piece: item.data.slice(0, PIECE_LENGTH) };
  if (!deltas) return { part: 'undecoded', piece: '' };
  const parts = deltas.map(partOfDelta);
  const part = TELLING.find(candidate => parts.some(p => p.part === candidate)) ?? 'empty';
  const pieces = parts.filter(p => p.part === part && p.piece !== '').map(p => p.piece);
  return { part, piece: pieces.join(CONTENT.has(part) ? '' : ', ').slice(0, PIECE_LENGTH) };
}

/** Pieces of these are text that goes on. */
const CONTENT: ReadonlySet<Part> = new Set(['answer', 'reasoning', 'refusal', 'tool']);

function partOfDelta(delta: Delta): EventPart {
  switch (delta.kind) {
    case 'text':
      return { part: delta.text === '' ? 'empty' : delta.channel, piece: delta.text };
    case 'tool':
      return delta.result === undefined
        ? { part: 'tool', piece: delta.args || delta.name || delta.type || '' }
        : { part: 'tool result', piece: asText(delta.result) };
    case 'source':
      return { part: 'source', piece: delta.title ?? delta.url ?? '' };
    case 'file':
      return { part: 'file', piece: delta.name ?? delta.mediaType ?? delta.url ?? '' };
    case 'data':
      return { part: 'data', piece: `${delta.name} ${asText(delta.value)}` };
    case 'correction':
      return { part: 'correction', piece: asText(delta.raw) };
    case 'usage':
      return { part: 'usage', piece: named(delta.usage) };
    case 'finish':
      return { part: 'finish', piece: delta.reason };
    case 'meta':
      return { part: 'meta', piece: delta.title ?? delta.model ?? delta.id ?? delta.conversation ?? '' };
    case 'warning':
      return { part: 'warning', piece: delta.message };
    case 'error':
      return { part: 'error', piece: delta.message };
    case 'keepalive':
      return { part: 'keep-alive', piece: '' };
    case 'terminator':
      return { part: 'end', piece: '' };
    default:
      return delta satisfies never;
  }
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** `inputTokens 42, outputTokens 156` */
function named(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
