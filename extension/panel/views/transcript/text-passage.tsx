import type { Stream } from '../../../../src/stream.ts';
import { counting, duration, plain } from '../format.ts';
import { GrowingText } from '../parts/growing-text.tsx';
import type { Passage } from './passages.ts';

interface TextPassageProps {
  stream: Stream;
  passage: Extract<Passage, { kind: 'text' }>;
  live: boolean;
}

export function TextPassage({ stream, passage, live }: TextPassageProps) {
  const { block, from, to } = passage;
  const text = <GrowingText text={block.text} from={from} to={to} live={live} />;
  if (block.channel === 'answer') return <div class="said answer">{text}</div>;
  if (block.channel === 'refusal') {
    return (
      <div class="said refusal">
        <b>Refusal</b>
        {text}
      </div>
    );
  }
  return (
    <details class="reasoning">
      <summary>
        <b>Reasoning</b> {extent(stream, passage)} · <q dir="auto">{block.text.slice(from, from + 90)}</q>
      </summary>
      {text}
    </details>
  );
}

/** How long a passage took, and of how many deltas it is. */
function extent({ events }: Stream, { block: { pieces }, from, to }: TextPassageProps['passage']): string {
  const first = pieces.findIndex(piece => piece.start >= from);
  const end = to === undefined ? pieces.length : pieces.findLastIndex(piece => piece.start < to) + 1;
  const start = events[pieces[first]?.event ?? -1]?.at;
  const last = events[pieces[end - 1]?.event ?? -1]?.at;
  const deltas = counting(end - first, 'delta');
  return start === undefined || last === undefined ? deltas : `${plain(duration(last - start))} · ${deltas}`;
}
