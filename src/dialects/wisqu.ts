import { at } from '../json.ts';
import type { Delta, Dialect, Parsed } from './dialect.ts';
import { answerDelta } from './parts/answer.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';
import { usageDeltas } from './parts/usage.ts';

/**
 * WisQu chat, `POST /api/v1/chat/` with `"stream": true`: unnamed events typed `content`, `metadata` and `error`.
 * There is no end mark: `metadata` comes once the answer is complete, and clients close the stream on it.
 */
export const wisqu: Dialect = {
  id: 'wisqu',
  label: 'WisQu',
  matches: first => Math.max(0, ...first.map(({ json }) => score(json))),
  reader: () => read,
};

/** An error by itself is written like this by many, and read alike. */
function score(json: unknown): number {
  switch (at(json, 'type')) {
    case 'content':
      return typeof at(json, 'content') === 'string' ? 0.8 : 0;
    case 'metadata':
      return typeof at(json, 'message_id') === 'string' ? 0.8 : 0;
    default:
      return 0;
  }
}

function read({ json }: Parsed): Delta[] | undefined {
  switch (at(json, 'type')) {
    case 'content':
      return answerDelta(at(json, 'content'));
    case 'metadata':
      return [
        { kind: 'meta', ...filled('id', at(json, 'message_id')) },
        ...usageDeltas(at(json, 'usage')),
        { kind: 'terminator' },
      ];
    case 'error':
      return [errorDelta(at(json, 'error') ?? json, json)];
    default:
      return undefined;
  }
}
