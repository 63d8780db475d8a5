import { placeOf, type Rule } from './rule.ts';
import { count, duration } from './words.ts';

/** Shorter waits are as good as streaming, ms. */
const LONG_WAIT_MS = 1000;
/** Within this, everything came at once, ms. */
const AT_ONCE_MS = 50;
/** Fewer events may well be one network read. */
const MANY_EVENTS = 10;
/** A body that was held back whole comes in reads this full; a fast model's hold a few events each. */
const EVENTS_A_READ = 20;

/** All the content came at once, after a wait in which it could have been streamed. */
export const proxyBuffering: Rule = {
  id: 'proxy-buffering',
  check(stream) {
    const { events, arrivals } = stream.meter.content;
    const { firstToken, generation } = stream.metrics;
    if (firstToken === undefined || generation === undefined || events < MANY_EVENTS) return [];
    if (firstToken < LONG_WAIT_MS || generation > AT_ONCE_MS) return [];
    if (arrivals > 1 && events < arrivals * EVENTS_A_READ) return [];
    const reads =
      arrivals === 1 ? 'one network read' : `${arrivals} network reads within ${duration(generation)}`;
    return [
      {
        rule: 'proxy-buffering',
        severity: 'warning',
        message: `Buffering suspected: ${count(events, 'event')} of content came in ${reads}, after ${duration(firstToken)}.`,
        advice:
          'Something between model and page collects the stream: turn off nginx proxy_buffering (or send X-Accel-Buffering: no), compression middleware and a CDN’s buffering for this route. If none is there, the server itself sends a finished answer.',
        ...placeOf(stream, 0),
        time: firstToken,
      },
    ];
  },
};
