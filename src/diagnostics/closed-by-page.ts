import { isComplete } from '../status.ts';
import type { Stream } from '../stream.ts';
import type { CloseReason } from '../wire.ts';
import { type Finding, placeOfClose, type Rule } from './rule.ts';
import { count, duration, quote } from './words.ts';

/** A rule that the page itself closed the stream before the answer was complete. */
export function closedByPage(id: string, reason: CloseReason, what: string, advice: string): Rule {
  return {
    id,
    check(stream): Finding[] {
      const { closed } = stream;
      if (closed?.reason !== reason || isComplete(stream)) return [];
      const detail = closed.detail ? `: ${quote(closed.detail)}` : '';
      const message = `${what}${when(stream)}${detail}.`;
      return [{ rule: id, severity: 'info', message, advice, ...placeOfClose(stream) }];
    },
  };
}

function when({ closed, open, timed, events, meter }: Stream): string {
  if (!closed || !timed) return '';
  const after = `after ${duration(closed.at - open.at)}`;
  return meter.phase === undefined
    ? ` ${after}, before the first token`
    : ` ${after} and ${count(events.length, 'event')}`;
}
