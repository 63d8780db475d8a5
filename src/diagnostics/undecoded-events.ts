import { placeOf, type Rule } from './rule.ts';

/** Well-formed events that the dialect does not know. A new kind of event is worth knowing; many mean the wrong dialect. */
export const undecodedEvents: Rule = {
  id: 'undecoded-events',
  check(stream) {
    const { dialect, events, comments, flaws } = stream;
    const all = events.length - comments;
    const unknown = flaws.get('unknown-event');
    if (!unknown || dialect.id === 'generic') return [];
    const share = unknown.count / all;
    const percent = share < 0.01 ? '< 1' : String(Math.round(share * 100));
    return [
      {
        rule: 'undecoded-events',
        severity: share > 0.2 ? 'warning' : 'info',
        message: `${unknown.count} of ${all} events (${percent} %) are not known to ${dialect.label}.`,
        advice:
          'What they say is missing from the transcript and the times. They stand in Events as they came.',
        ...placeOf(stream, unknown.first),
      },
    ];
  },
};
