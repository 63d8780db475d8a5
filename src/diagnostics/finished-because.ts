import { type Finding, placeOf, type Rule } from './rule.ts';

/** A rule about finish reasons, whichever way a provider spells them. */
export function finishedBecause(
  id: string,
  reasons: readonly string[],
  message: (reason: string) => string,
  advice: string,
): Rule {
  return {
    id,
    check(stream): Finding[] {
      const { finish, finishEvent } = stream.transcript;
      // OpenAI Responses: `incomplete:max_output_tokens`.
      const reason = finish
        ?.replace(/^incomplete:/, '')
        .toLowerCase()
        .replaceAll('-', '_');
      if (finish === undefined || reason === undefined || !reasons.includes(reason)) return [];
      return [
        { rule: id, severity: 'warning', message: message(finish), advice, ...placeOf(stream, finishEvent) },
      ];
    },
  };
}
