import type { Stream } from './stream.ts';

/**
 * How far a stream has come. `done`: a finish or terminator of the dialect was seen, or, where it has none, the
 * body ended by itself.
 */
export type Status =
  | 'waiting'
  | 'thinking'
  | 'answering'
  | 'done'
  | 'truncated'
  | 'cancelled'
  | 'aborted'
  | 'failed'
  | 'unloaded';

export function statusOf(stream: Stream): Status {
  const { transcript, closed } = stream;
  if (transcript.error) return 'failed';
  if (transcript.terminated) return 'done';
  if (!closed) return runningStatus(stream);
  if (isHttpError(stream)) return 'failed';
  if (transcript.finish !== undefined) return 'done';
  switch (closed.reason) {
    case 'cancel':
      return 'cancelled';
    case 'abort':
      return 'aborted';
    case 'unload':
      return 'unloaded';
    case 'error':
      return 'failed';
    case 'end':
      return endsWithoutMark(stream) ? 'done' : 'truncated';
    default:
      return closed.reason satisfies never;
  }
}

/** The stream was seen to its end: nothing that follows can be missing. */
export function isComplete({ transcript }: Stream): boolean {
  return transcript.terminated || transcript.finish !== undefined;
}

export function isHttpError({ response }: Stream): boolean {
  return response !== undefined && response.status >= 400;
}

/** Nothing is known that would mark the end. */
function endsWithoutMark({ dialect, events }: Stream): boolean {
  return dialect.endsUnmarked === true && events.length > 0;
}

function runningStatus({ meter }: Stream): Status {
  if (meter.phase === undefined) return 'waiting';
  return meter.phase === 'thinking' ? 'thinking' : 'answering';
}
