import type { Stall } from '../../../../src/metrics.ts';
import type { Block, NoteBlock, Piece, TextBlock, ToolBlock } from '../../../../src/transcript.ts';

/** A part of the transcript between two things that interrupt it. */
export type Passage =
  | { kind: 'text'; key: string; block: TextBlock; from: number; to: number | undefined }
  | { kind: 'tool'; key: string; block: ToolBlock }
  | { kind: 'note'; key: string; block: NoteBlock }
  | { kind: 'stall'; key: string; stall: Stall };

/** Blocks as they stand, cut where a stall lies in them. */
export function passagesOf(blocks: readonly Block[], stalls: readonly Stall[]): Passage[] {
  const passages: Passage[] = [];
  let next = 0;
  const takeStalls = (upTo: number, before: (after: number) => void = () => {}) => {
    for (let stall = stalls[next]; stall && stall.after <= upTo; stall = stalls[++next]) {
      before(stall.after);
      passages.push({ kind: 'stall', key: `stall ${stall.after}`, stall });
    }
  };
  for (const block of blocks) {
    takeStalls(firstEvent(block) ?? -1);
    const key = keyOf(block);
    if (block.kind !== 'text') {
      passages.push(block.kind === 'tool' ? { kind: 'tool', key, block } : { kind: 'note', key, block });
      continue;
    }
    let from = 0;
    takeStalls(block.pieces.at(-1)?.event ?? -1, after => {
      const to = block.pieces[pieceOf(block.pieces, after)]?.start ?? block.text.length;
      passages.push({ kind: 'text', key: `${key} ${from}`, block, from, to });
      from = to;
    });
    passages.push({ kind: 'text', key: `${key} ${from}`, block, from, to: undefined });
  }
  takeStalls(Number.POSITIVE_INFINITY);
  return passages;
}

function firstEvent(block: Block): number | undefined {
  return block.kind === 'note' ? block.event : block.pieces[0]?.event;
}

/** Index of the first piece that event number `event` or a later one brought. */
export function pieceOf(pieces: readonly Piece[], event: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.event ?? 0) < event) low = middle + 1;
    else high = middle;
  }
  return low;
}

const keys = new WeakMap<Block, string>();
let made = 0;

/** A block keeps its key as it grows; one that replaces another gets its own. */
function keyOf(block: Block): string {
  const known = keys.get(block);
  if (known) return known;
  const key = `block ${made++}`;
  keys.set(block, key);
  return key;
}
