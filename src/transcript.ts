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
  type?: string;
  name?: string;
  /** What the argument text is called where it is not the JSON arguments of a function. */
  input?: string;
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
  note: Extract<Delta, { kind: 'source' | 'file' | 'data' | 'correction' | 'warning' | 'error' }>;
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
  /** Index of the event that said `finish`. */
  finishEvent?: number;
  /** The last one. */
  error?: ErrorDelta;
  /** Index of the event that said `error`. */
  errorEvent?: number;
  /** The dialect's own end mark was seen. */
  terminated: boolean;
}

type TextDelta = Extract<Delta, { kind: 'text' }>;
type ToolDelta = Extract<Delta, { kind: 'tool' }>;

/** Folds deltas into a transcript, each in constant time (a `replace` in the number of blocks). */
export class TranscriptFold {
  readonly transcript: Transcript = { blocks: [], usageReports: [], terminated: false };
  /** The block that each message's next text may continue. A tool call closes them: what follows stands after it. */
  readonly #open = new Map<string, TextBlock>();
  readonly #tools = new Map<string, ToolBlock>();

  /** Adds what event number `event` said. */
  add(event: number, delta: Delta): void {
    const { transcript } = this;
    switch (delta.kind) {
      case 'text':
        if (delta.replace) this.#replaceText(event, delta);
        else this.#appendText(event, delta);
        return;
      case 'tool':
        this.#tool(event, delta);
        return;
      case 'source':
      case 'file':
      case 'data':
      case 'correction':
      case 'warning':
        transcript.blocks.push({ kind: 'note', event, note: delta });
        return;
      case 'error':
        transcript.blocks.push({ kind: 'note', event, note: delta });
        transcript.error = delta;
        transcript.errorEvent = event;
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
        transcript.finishEvent = event;
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

  #appendText(event: number, { message, channel, text }: TextDelta): void {
    if (text === '') return;
    const open = this.#open.get(message);
    if (open?.channel === channel) {
      open.pieces.push({ event, start: open.text.length });
      open.text += text;
      return;
    }
    const block: TextBlock = { kind: 'text', message, channel, text, pieces: [{ event, start: 0 }] };
    this.transcript.blocks.push(block);
    this.#open.set(message, block);
  }

  /** Puts one block in the place of the first of its message and channel. */
  #replaceText(event: number, { message, channel, text }: TextDelta): void {
    const { blocks } = this.transcript;
    const replaced = (block: Block) =>
      block.kind === 'text' && block.message === message && block.channel === channel;
    const place = blocks.findIndex(replaced);
    const block: TextBlock = { kind: 'text', message, channel, text, pieces: [{ event, start: 0 }] };
    const kept = blocks.filter(other => !replaced(other));
    kept.splice(place < 0 ? kept.length : place, 0, block);
    this.transcript.blocks = kept;
    this.#open.set(message, block);
  }

  #tool(event: number, delta: ToolDelta): void {
    const block = this.#tools.get(delta.call) ?? this.#call(delta.call);
    if (delta.type !== undefined) block.type = delta.type;
    if (delta.name !== undefined) block.name = delta.name;
    if (delta.input !== undefined) block.input = delta.input;
    if (delta.replace) {
      block.args = '';
      block.pieces = [];
    }
    if (delta.args) {
      block.pieces.push({ event, start: block.args.length });
      block.args += delta.args;
    }
    if (delta.result !== undefined) block.result = delta.result;
    if (delta.state) block.state = delta.state;
    else if (delta.result !== undefined) block.state = 'done';
  }

  #call(call: string): ToolBlock {
    const block: ToolBlock = { kind: 'tool', call, args: '', pieces: [], state: 'streaming' };
    this.transcript.blocks.push(block);
    this.#tools.set(call, block);
    this.#open.clear();
    return block;
  }
}

/** All text of a channel, messages one after the other. */
export function textOf(transcript: Transcript, channel: Channel): string {
  return transcript.blocks.map(b => (b.kind === 'text' && b.channel === channel ? b.text : '')).join('');
}

export function toolCalls(transcript: Transcript): ToolBlock[] {
  return transcript.blocks.filter(block => block.kind === 'tool');
}
