import type { Stream } from '../../../../src/stream.ts';
import { Note } from './note.tsx';
import type { Passage } from './passages.ts';
import { StallNote } from './stall-note.tsx';
import { TextPassage } from './text-passage.tsx';
import { ToolCard } from './tool-card.tsx';

interface PassageViewProps {
  stream: Stream;
  passage: Passage;
  /** Being written right now. */
  live: boolean;
}

export function PassageView({ stream, passage, live }: PassageViewProps) {
  switch (passage.kind) {
    case 'text':
      return <TextPassage stream={stream} passage={passage} live={live} />;
    case 'tool':
      return <ToolCard stream={stream} block={passage.block} />;
    case 'note':
      return <Note block={passage.block} />;
    case 'stall':
      return <StallNote stall={passage.stall} />;
  }
}
