import { useSignal } from '@preact/signals';
import { isLive } from '../../session/live.ts';
import { counting, plain, size } from '../format.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import type { StreamViewProps } from '../session-context.ts';
import { RawText } from './raw-text.tsx';

/** The body is shown cut after so many characters, until asked for all. */
const SHOWN_LENGTH = 200_000;

/** The body exactly as it came. */
export function Raw({ record }: StreamViewProps) {
  const marked = useSignal(false);
  const all = useSignal(false);
  const stream = record.watch();
  const { body, dropped } = stream;
  const limit = all.value ? Number.POSITIVE_INFINITY : SHOWN_LENGTH;
  return (
    <div class="raw">
      <div class="bar">
        <label class="check">
          <input
            type="checkbox"
            checked={marked.value}
            onChange={event => {
              marked.value = event.currentTarget.checked;
            }}
          />
          Mark arrivals
        </label>
        <span class="dim">
          {plain(size(body.size))} in {counting(body.chunks.length, 'arrival')}
          {dropped.bytes > 0 && `, ${plain(size(dropped.bytes))} dropped`}
        </span>
        <CopyButton of="body" text={() => body.text()} />
      </div>
      {body.chunks.length === 0 && (
        <p class="empty">No byte of the body has come{isLive(stream) ? ' yet' : ''}.</p>
      )}
      <RawText key={`${marked.value} ${all.value}`} stream={stream} marked={marked.value} limit={limit} />
      {body.length > limit && (
        <p class="note">
          Cut after {plain(size(SHOWN_LENGTH))}.{' '}
          <button
            type="button"
            class="link"
            onClick={() => {
              all.value = true;
            }}
          >
            Show all of it
          </button>
        </p>
      )}
    </div>
  );
}
