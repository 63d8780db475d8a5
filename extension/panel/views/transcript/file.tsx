import type { Delta } from '../../../../src/dialects/dialect.ts';
import { plain, size } from '../format.ts';

/** A file that is part of the answer, named but not drawn: what a page was sent is not opened here. */
export function File({ file }: { file: Extract<Delta, { kind: 'file' }> }) {
  const { name, mediaType, url } = file;
  const facts = [mediaType, file.size === undefined ? undefined : plain(size(file.size))];
  return (
    <p class="source">
      <b>File</b> <bdi>{[name, ...facts].filter(Boolean).join(' · ')}</bdi>{' '}
      {url && (
        <code>
          <bdi>{url}</bdi>
        </code>
      )}
    </p>
  );
}
