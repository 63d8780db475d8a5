import type { NoteBlock } from '../../../../src/transcript.ts';
import { EventLink } from '../parts/event-link.tsx';
import { prettyValue } from '../parts/pretty.ts';
import { Correction } from './correction.tsx';
import { ErrorNote } from './error-note.tsx';
import { File } from './file.tsx';

/** What stands between the texts, at the place where it happened; its event can be gone to. */
export function Note({ block }: { block: NoteBlock }) {
  const { note, event } = block;
  switch (note.kind) {
    case 'error':
      return <ErrorNote error={note} event={event} />;
    case 'correction':
      return <Correction raw={note.raw} />;
    case 'source':
      return (
        <p class="source">
          <b>Source</b> <bdi>{note.title ?? note.url}</bdi>{' '}
          {note.title && note.url && (
            <code>
              <bdi>{note.url}</bdi>
            </code>
          )}
        </p>
      );
    case 'file':
      return <File file={note} />;
    case 'data':
      return (
        <section class="note" aria-label="Data">
          <p>
            <b>Data</b> <bdi>{note.name}</bdi> <EventLink event={event} />
          </p>
          <pre>{prettyValue(note.value)}</pre>
        </section>
      );
    case 'warning':
      return (
        <section class="note severity-warning" aria-label="Warning">
          <p>
            <b>Warning</b> <bdi>{note.message}</bdi> <EventLink event={event} />
          </p>
          {note.detail !== undefined && <pre>{prettyValue(note.detail)}</pre>}
        </section>
      );
  }
}
