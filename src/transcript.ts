import type { Channel, Delta, ToolState, Usage } from './dialects/dialect.ts';

/** Where a piece of a block's text begins and the event that brought it. */
export interface Piece {
  readonly event: number;
  readonly start: number;
}

export interface TextBlock {
  kind: 'text';
  message: string;
  channel: Channel;
  text: string;
  pieces: Piece[];
}

export interface ToolBlock {
  kind: 'tool';
  call: string;
  name?: string;
  /** Argument text as streamed. */
  args: string;
  pieces: Piece[];
  result?: unknown;
  state: ToolState;
}

/** What stands between the texts, at the place where it happened. */
export interface NoteBlock {
  kind: 'note';
  event: number;
  note: Extract<Delta, { kind: 'source' | 'correction' | 'warning' | 'error' }>;
}

export type Block = TextBlock | ToolBlock | NoteBlock;

export type ErrorDelta = Extract<Delta, { kind: 'error' }>;

/** The assembled answer, in the order in which it came. */
export interface Transcript {
  blocks: Block[];
  model?: string;
  provider?: string;
  id?: string;
  conversation?: string;
  title?: string;
  extra?: Record<string, unknown>;
  usage?: Partial<Usage>;
  /** Each usage report as it came, oldest first. */
  usageReports: { event: number; raw: unknown }[];
  finish?: string;
  error?: ErrorDelta;
  /** The dialect's own end mark was seen. */
  terminated: boolean;
}

export function emptyTranscript(): Transcript {
  return { blocks: [], usageReports: [], terminated: false };
}

/** Adds what event number `event` said. */
export function fold(transcript: Transcript, event: number, delta: Delta): void {
  switch (delta.kind) {
    case 'text':
      return foldText(transcript, event, delta);
    case 'tool':
      return foldTool(transcript, event, delta);
    case 'source':
    case 'correction':
    case 'warning':
      transcript.blocks.push({ kind: 'note', event, note: delta });
      return;
    case 'error':
      transcript.blocks.push({ kind: 'note', event, note: delta });
      transcript.error = delta;
      return;
    case 'usage':
      transcript.usage = { ...transcript.usage, ...delta.usage };
      transcript.usageReports.push({ event, raw: delta.raw });
      return;
    case 'meta': {
      const { kind: _, extra, ...meta } = delta;
      Object.assign(transcript, meta);
      if (extra) transcript.extra = { ...transcript.extra, ...extra };
      return;
    }
    case 'finish':
      transcript.finish = delta.reason;
      return;
    case 'terminator':
      transcript.terminated = true;
      return;
    case 'keepalive':
      return;
    default:
      delta satisfies never;
  }
}

type TextDelta = Extract<Delta, { kind: 'text' }>;
type ToolDelta = Extract<Delta, { kind: 'tool' }>;

function foldText({ blocks }: Transcript, event: number, delta: TextDelta): void {
  const { message, channel, text } = delta;
  if (delta.replace) {
    const others = blocks.filter(b => !(b.kind === 'text' && b.message === message && b.channel === channel));
    const place = blocks.findIndex(b => b.kind === 'text' && b.message === message && b.channel === channel);
    others.splice(place < 0 ? others.length : place, 0, {
      kind: 'text',
      message,
      channel,
      text,
      pieces: [{ event, start: 0 }],
    });
    blocks.splice(0, blocks.length, ...others);
    return;
  }
  if (text === '') return;
  const open = openText(blocks, message, channel);
  if (open) {
    open.pieces.push({ event, start: open.text.length });
    open.text += text;
  } else {
    blocks.push({ kind: 'text', message, channel, text, pieces: [{ event, start: 0 }] });
  }
}

/** The block that a delta continues: the last of its message, unless something of that message came between. */
function openText(blocks: readonly Block[], message: string, channel: Channel): TextBlock | undefined {
  for (let i = blocks.length - 1; i >= 0; i--) {
    const block = blocks[i];
    if (block?.kind !== 'text') return undefined;
    if (block.message === message) return block.channel === channel ? block : undefined;
  }
  return undefined;
}

function foldTool({ blocks }: Transcript, event: number, delta: ToolDelta): void {
  let block = blocks.findLast(b => b.kind === 'tool' && b.call === delta.call);
  if (block?.kind !== 'tool') {
    block = { kind: 'tool', call: delta.call, args: '', pieces: [], state: 'streaming' };
    blocks.push(block);
  }
  if (delta.name !== undefined) block.name = delta.name;
  if (delta.args) {
    block.pieces.push({ event, start: block.args.length });
    block.args += delta.args;
  }
  if (delta.result !== undefined) block.result = delta.result;
  if (delta.state) block.state = delta.state;
  else if (delta.result !== undefined) block.state = 'done';
}

/** All text of a channel, messages one after the other. */
export function textOf(transcript: Transcript, channel: Channel): string {
  return transcript.blocks.map(b => (b.kind === 'text' && b.channel === channel ? b.text : '')).join('');
}

export function toolCalls(transcript: Transcript): ToolBlock[] {
  return transcript.blocks.filter(block => block.kind === 'tool');
}
