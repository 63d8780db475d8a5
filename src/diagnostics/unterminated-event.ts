import { eventFlaw } from './event-flaw.ts';

/** A stream that somebody cut off ends where it was cut; one that ended by itself should have ended its last event. */
export const unterminatedEvent = eventFlaw('unterminated-event', 'unterminated', ({ first }, stream) => {
  const event = stream.events[first];
  if (stream.closed?.reason !== 'end' || event?.item.kind !== 'event') return undefined;
  if (event.deltas && stream.framing === 'sse') {
    // Where no event is ended by a blank line, the last one needs no word of its own.
    if (stream.flaws.get('missing-blank-line')) return undefined;
    return {
      severity: 'info',
      message: 'The body ends without the blank line that would end the last event.',
      advice:
        'By the standard EventSource drops that event, while most fetch clients keep it. End every event with two line ends.',
    };
  }
  return {
    severity: 'warning',
    message: 'The body ends in the middle of an event.',
    advice:
      'The rest of it is missing, so the server or a proxy stopped too early. A client drops such an event or fails to parse it.',
  };
});
