import { count, counting, duration, plain, size } from '../format.ts';
import { useSession } from '../session-context.ts';

/** The counts of what is shown, and of what was lost. */
export function StatusBar() {
  const { summary, records, pages } = useSession();
  const { streams, running, failed, medianTtft, tokens, bytes, dropped } = summary.value;
  const all = records.value.length;
  const forgotten = pages.forgotten.value;
  const troubles = pages.troubles.value;
  return (
    <div class="status-bar" role="status">
      <span>
        {streams === all ? counting(all, 'stream') : `${count(streams)} of ${counting(all, 'stream')}`}
      </span>
      {running > 0 && <span>{count(running)} running</span>}
      {failed > 0 && <span class="tone-failure-text">{count(failed)} failed</span>}
      {medianTtft !== undefined && <span>p50 TTFT {plain(duration(medianTtft))}</span>}
      {tokens !== undefined && <span>{counting(tokens, 'token')}</span>}
      {streams > 0 && <span>{plain(size(bytes))}</span>}
      {dropped > 0 && (
        <span class="tone-failure-text" title="The page's own memory was full before this panel asked for it">
          {plain(size(dropped))} dropped
        </span>
      )}
      {forgotten.streams > 0 && (
        <span
          class="tone-failure-text"
          title="Finished before this panel was opened, and too large to be kept"
        >
          {counting(forgotten.streams, 'earlier stream')} forgotten ({plain(size(forgotten.bytes))})
        </span>
      )}
      {troubles.length > 0 && (
        <span class="tone-failure-text" title={troubles.map(({ detail }) => detail).join('\n')}>
          Capture stopped in {counting(troubles.length, 'frame')}
        </span>
      )}
    </div>
  );
}
