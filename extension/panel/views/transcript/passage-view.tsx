import type { StreamRecord } from '../../session/record.ts';
import { Note } from './note.tsx';
import type { Passage } from './passages.ts';
import { StallNote } from './stall-note.tsx';
import { TextPassage } from './text-passage.tsx';
import { ToolCard } from './tool-card.tsx';

interface PassageViewProps {
  record: StreamRecord;
  passage: Passage;
  /** Being written right now. */
  live: boolean;
}

export function PassageView({ record, passage, live }: PassageViewProps) {
  switch (passage.kind) {
    case 'text':
      return <TextPassage stream={record.stream} passage={passage} live={live} />;
    case 'tool':
      return <ToolCard record={record} block={passage.block} />;
    case 'note':
      return <Note block={passage.block} />;
    case 'stall':
      return <StallNote stall={passage.stall} />;
  }
}
