import { asBoolean, asFilled, asList, asString, at, isRecord } from '../json.ts';
import type { Delta, Dialect, Parsed } from './dialect.ts';
import { answerDelta } from './parts/answer.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';
import { usageDeltas } from './parts/usage.ts';

/**
 * Chamelingo tutor chat, `POST https://api.chamelingo.com/api/v1/chat`: named events `chunk`, `done` and `error`, whose
 * data repeat the name as `type`. The stream ends with `done` or `error`; the server closes it after 60 s of silence.
 */
export const chamelingo: Dialect = {
  id: 'chamelingo',
  label: 'Chamelingo',
  matches: first => Math.max(0, ...first.map(score)),
  reader: () => read,
};

function score({ item, json }: Parsed): number {
  if (!isOwnShape(json)) return 0;
  return item.event === at(json, 'type') ? 1 : 0.7;
}

function isOwnShape(json: unknown): boolean {
  switch (at(json, 'type')) {
    case 'chunk':
      return typeof at(json, 'content') === 'string';
    case 'done':
      return typeof at(json, 'conversation_id') === 'string';
    case 'error':
      return typeof at(json, 'request_id') === 'string' && asBoolean(at(json, 'retryable')) !== undefined;
    default:
      return false;
  }
}

function read({ item, json }: Parsed): Delta[] | undefined {
  if (!isRecord(json)) return undefined;
  switch (asString(json.type) ?? item.event) {
    case 'chunk':
      return answerDelta(json.content);
    case 'done':
      return done(json);
    case 'error':
      return [errorDelta({ ...json, code: json.reason })];
    default:
      return undefined;
  }
}

function done(json: unknown): Delta[] {
  return [
    ...asList(at(json, 'corrections')).map(raw => ({ kind: 'correction', raw }) as const),
    ...usageDeltas(at(json, 'usage')),
    {
      kind: 'meta',
      ...filled('model', at(json, 'model', 'id')),
      ...filled('provider', at(json, 'model', 'provider')),
      ...filled('conversation', at(json, 'conversation_id')),
      ...filled('title', at(json, 'title')),
    },
    ...usageWarning(at(json, 'usage_warning')),
    { kind: 'terminator' },
  ];
}

function usageWarning(warning: unknown): Delta[] {
  if (!isRecord(warning)) return [];
  const message = asFilled(warning.message) ?? 'The quota is nearly used up.';
  return [{ kind: 'warning', message, detail: warning }];
}
