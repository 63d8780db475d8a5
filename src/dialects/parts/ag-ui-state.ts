import { asString, type JsonRecord } from '../../json.ts';
import type { Delta } from '../dialect.ts';
import { JsonDocument } from './json-document.ts';

/**
 * AG-UI's shared state and activities: a snapshot, then patches of it. What is said of them is always the same value,
 * which changes: a copy for each event would fill the memory.
 */
export class AgUiState {
  #state = new JsonDocument({});
  readonly #activities = new Map<string, JsonDocument>();

  /** A run may be given a state to begin with. */
  begin(state: unknown): Delta[] {
    if (state === undefined || state === null) return [];
    this.#state = new JsonDocument(state);
    return [this.#stateDelta()];
  }

  read(type: string, event: JsonRecord): Delta[] | undefined {
    switch (type) {
      case 'STATE_SNAPSHOT':
        this.#state = new JsonDocument(event.snapshot ?? null);
        return [this.#stateDelta()];
      case 'STATE_DELTA':
        return this.#state.patch(event.delta) ? [this.#stateDelta()] : [misfit('state', event.delta)];
      case 'ACTIVITY_SNAPSHOT':
        return this.#begin(activityOf(event), event);
      case 'ACTIVITY_DELTA':
        return this.#patch(activityOf(event), event.patch);
      default:
        return undefined;
    }
  }

  #begin(activity: string, event: JsonRecord): Delta[] {
    if (event.replace === false && this.#activities.has(activity)) return [];
    this.#activities.set(activity, new JsonDocument(event.content ?? null));
    return [this.#activityDelta()];
  }

  #patch(activity: string, patch: unknown): Delta[] {
    const document = this.#activities.get(activity);
    return document?.patch(patch) ? [this.#activityDelta()] : [misfit('activity', patch)];
  }

  #stateDelta(): Delta {
    return { kind: 'meta', extra: { state: this.#state.value } };
  }

  #activityDelta(): Delta {
    const activities = [...this.#activities].map(([id, document]) => [id, document.value]);
    return { kind: 'meta', extra: { activities: Object.fromEntries(activities) } };
  }
}

function activityOf(event: JsonRecord): string {
  return asString(event.messageId) ?? '';
}

function misfit(what: string, patch: unknown): Delta {
  return { kind: 'warning', message: `A patch does not fit the ${what}, and was not applied`, detail: patch };
}
