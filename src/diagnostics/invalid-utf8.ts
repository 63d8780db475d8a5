import { placeOf, type Rule } from './rule.ts';
import { count } from './words.ts';

export const invalidUtf8: Rule = {
  id: 'invalid-utf8',
  check(stream) {
    const { invalidUtf8, binary } = stream;
    if (!invalidUtf8 || binary) return [];
    return [
      {
        rule: 'invalid-utf8',
        severity: 'warning',
        message: `${count(invalidUtf8.count, 'arrival')} held bytes that are not UTF-8.`,
        advice:
          'An event stream is UTF-8 by the standard, so the page shows � there. Look for a server that writes another encoding or cuts a character in two.',
        ...placeOf(stream, invalidUtf8.first),
      },
    ];
  },
};
