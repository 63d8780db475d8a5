import { asFilled, asNumber, asString, at, isRecord, type JsonRecord } from '../json.ts';
import type { Delta, Dialect, Reader } from './dialect.ts';
import { isDone } from './parts/done.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';
import { InteractionsSteps } from './parts/interactions-steps.ts';
import { metaChanges } from './parts/meta.ts';
import { usageDeltas } from './parts/usage.ts';

/**
 * Google Gemini Interactions, https://ai.google.dev/gemini-api/docs/interactions and
 * `src/gaos/models/interactions/` of github.com/googleapis/js-genai. Also the events of its first preview
 * (`interaction.start`, `content.start`, `content.delta`, `content.stop`, `interaction.complete`).
 */
export const googleInteractions: Dialect = {
  id: 'google-interactions',
  label: 'Google Gemini Interactions',
  matches: first => (first.some(({ json }) => isRecord(json) && isEvent(json)) ? 0.95 : 0),
  reader,
};

function isEvent(json: JsonRecord): boolean {
  switch (json.event_type) {
    case 'interaction.created':
    case 'interaction.start':
    case 'interaction.completed':
    case 'interaction.complete':
      return isRecord(json.interaction);
    case 'interaction.status_update':
      return typeof json.status === 'string';
    case 'step.start':
      return isRecord(json.step);
    case 'content.start':
      return isRecord(json.content);
    case 'step.delta':
    case 'content.delta':
      return isRecord(json.delta);
    case 'step.stop':
    case 'content.stop':
      return asNumber(json.index) !== undefined;
    default:
      return false;
  }
}

const RUNNING = /^(created|queued|in_progress)$/;

function reader(): Reader {
  const steps = new InteractionsSteps();
  const meta = metaChanges();
  let failed = false;

  function about(interaction: unknown): Delta[] {
    const agent = filled('agent', at(interaction, 'agent'));
    return meta({
      ...filled('id', at(interaction, 'id')),
      ...filled('model', at(interaction, 'model')),
      ...('agent' in agent ? { extra: agent } : {}),
    });
  }

  function ended(status: unknown): Delta[] {
    const reason = asFilled(status);
    if (reason === undefined || RUNNING.test(reason)) return [];
    const unexplained = reason === 'failed' && !failed;
    failed ||= unexplained;
    return [
      ...(unexplained ? [{ kind: 'error', message: 'The interaction failed.' } as const] : []),
      { kind: 'finish', reason },
    ];
  }

  return parsed => {
    if (isDone(parsed)) return [{ kind: 'terminator' }];
    const { json } = parsed;
    if (!isRecord(json)) return undefined;
    switch (asString(json.event_type)) {
      case 'interaction.created':
      case 'interaction.start':
        return about(json.interaction);
      case 'interaction.status_update':
        return ended(json.status);
      case 'interaction.completed':
      case 'interaction.complete':
        return [
          ...about(json.interaction),
          ...usageDeltas(at(json.interaction, 'usage')),
          ...ended(at(json.interaction, 'status') ?? 'completed'),
        ];
      case 'step.start':
        return steps.start(json.index, json.step);
      case 'content.start':
        return steps.start(json.index, json.content);
      case 'step.delta':
      case 'content.delta':
        return steps.delta(json.index, json.delta);
      case 'step.stop':
      case 'content.stop':
        return [...steps.stop(json.index), ...usageDeltas(json.usage)];
      case 'error':
        if (!isRecord(json.error)) return undefined;
        failed = true;
        return [errorDelta(json.error)];
      default:
        return undefined;
    }
  };
}
