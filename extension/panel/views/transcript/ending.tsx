import type { Stream } from '../../../../src/stream.ts';
import { duration, plain } from '../format.ts';

/** How it ended, in a sentence. */
export function Ending({ stream }: { stream: Stream }) {
  const { closed, transcript } = stream;
  // The error itself stands where it happened.
  if (transcript.error || !(closed || transcript.terminated)) return null;
  if (stream.status === 'done') {
    return (
      <p class="ending dim">
        Finished{transcript.finish ? `: ${transcript.finish}` : ''}
        {closed ? '' : '. The connection is still open.'}
      </p>
    );
  }
  const after = stream.timed && closed ? ` after ${plain(duration(closed.at - stream.open.at))}` : '';
  return (
    <p class={stream.status === 'truncated' || stream.status === 'failed' ? 'note severity-error' : 'note'}>
      <bdi>{sentence(stream, after)}</bdi>
    </p>
  );
}

function sentence({ status, closed, response }: Stream, after: string): string {
  const detail = closed?.detail ? `: ${closed.detail}` : '.';
  if (status === 'cancelled') return `The page cancelled the stream${after}${detail}`;
  if (status === 'aborted') return `The page aborted the request${after}${detail}`;
  if (status === 'unloaded') return `The page went away${after}, while the stream was running.`;
  if (closed?.reason === 'error') return `The connection broke${after}${detail}`;
  if (status === 'failed') return `The request failed with HTTP status ${response?.status ?? 'unknown'}.`;
  return `The stream ended${after} without a finish: the answer may be cut.`;
}
