import { isComplete, isHttpError } from '../status.ts';
import { placeOfClose, type Rule } from './rule.ts';

/** The body ended by itself, before the finish or terminator of its dialect. */
export const noTerminator: Rule = {
  id: 'no-terminator',
  check(stream) {
    const { closed, dialect, events, transcript } = stream;
    if (closed?.reason !== 'end' || isComplete(stream) || isHttpError(stream)) return [];
    if (dialect.endsUnmarked || events.length === 0 || transcript.error) return [];
    return [
      {
        rule: 'no-terminator',
        severity: 'error',
        message: `The stream ended without a finish: ${dialect.label} would have said that the answer is complete.`,
        advice:
          'The answer is probably cut off, by a crash or a time limit of the server or of a proxy. Show it as incomplete, and look there for the reason.',
        ...placeOfClose(stream),
      },
    ];
  },
};
