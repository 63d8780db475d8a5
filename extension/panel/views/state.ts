import type { Stream } from '../../../src/stream.ts';

/** A colour of the panel; each has one meaning. */
export type Tone = 'waiting' | 'reasoning' | 'answer' | 'tool' | 'failure' | 'done' | 'ended';

export interface State {
  /** One word, as in the Status column. */
  readonly word: string;
  readonly tone: Tone;
}

/** Finish reasons that say that the answer was cut. */
const CUT = /length|max_?tokens|filter|safety/i;

/** How far a stream has come, in a word; `now` (epoch ms) tells whether a running one stalls. */
export function stateOf(stream: Stream, now: number): State {
  switch (stream.status) {
    case 'waiting':
      return { word: 'waiting', tone: 'waiting' };
    case 'thinking':
      return stalls(stream, now) ?? { word: 'thinking', tone: 'reasoning' };
    case 'answering':
      return stalls(stream, now) ?? calls(stream) ?? { word: 'answering', tone: 'answer' };
    case 'done':
      return doneState(stream.transcript.finish);
    case 'truncated':
      return { word: 'truncated', tone: 'failure' };
    case 'failed':
      return { word: 'error', tone: 'failure' };
    case 'cancelled':
      return { word: 'cancelled', tone: 'ended' };
    case 'aborted':
      return { word: 'aborted', tone: 'ended' };
    case 'unloaded':
      return { word: 'unloaded', tone: 'ended' };
  }
}

function doneState(finish: string | undefined): State {
  if (finish !== undefined && CUT.test(finish)) return { word: finish.replaceAll('_', ' '), tone: 'tool' };
  return { word: 'done', tone: 'done' };
}

function stalls(stream: Stream, now: number): State | undefined {
  const last = stream.spans(now).at(-1);
  return last?.phase === 'stalled' && last.to >= now - stream.open.at
    ? { word: 'stalled', tone: 'failure' }
    : undefined;
}

function calls({ transcript }: Stream): State | undefined {
  const last = transcript.blocks.findLast(block => block.kind !== 'note');
  return last?.kind === 'tool' ? { word: 'calling tool', tone: 'tool' } : undefined;
}
