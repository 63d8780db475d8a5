import { asFilled, asList, asString, at, isRecord, type JsonRecord } from '../json.ts';
import type { Delta, Dialect, Reader } from './dialect.ts';
import { type A2aEvent, a2aEvent, otherParts, textOfParts } from './parts/a2a-events.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';
import { metaChanges } from './parts/meta.ts';
import { Snapshots } from './parts/snapshots.ts';

/**
 * A2A, the Agent2Agent protocol, versions 0.3 and 1.0, over JSON-RPC and REST:
 * https://a2a-protocol.org/latest/specification/. A task says how it stands and sends its artifacts, whole or in
 * pieces; or there is one message and no task. The server closes the stream when the task is done or waits for the
 * client.
 */
export const a2a: Dialect = {
  id: 'a2a',
  label: 'A2A',
  matches: first => (first.some(({ json }) => a2aEvent(json) !== undefined) ? 0.9 : 0),
  reader,
};

function reader(): Reader {
  const texts = new Snapshots();
  const meta = metaChanges();

  /** Agents that talk while they work often send the same text again as an artifact. */
  function saidBefore(text: string): boolean {
    return texts.told.some(told => told.text === text);
  }

  function message(json: unknown): Delta[] {
    if (!/^(agent|ROLE_AGENT)$/.test(asString(at(json, 'role')) ?? '')) return [];
    const id = asString(at(json, 'messageId')) ?? '';
    const text = textOfParts(json);
    return [...(text === '' ? [] : texts.whole(id, 'answer', text)), ...otherParts(json, 'message')];
  }

  function artifact(json: unknown, append: boolean): Delta[] {
    const id = asString(at(json, 'artifactId')) ?? '';
    const text = textOfParts(json);
    const said = append
      ? texts.append(id, 'answer', text)
      : saidBefore(text)
        ? []
        : texts.whole(id, 'answer', text);
    return [...said, ...otherParts(json, asFilled(at(json, 'name')) ?? 'artifact')];
  }

  function status(json: unknown): Delta[] {
    const state = stateOf(json);
    const said = at(json, 'message');
    if (state === 'failed') return [errorDelta(textOfParts(said) || 'The task failed'), finish(state)];
    return [...message(said), ...(ENDS.has(state) ? [finish(state)] : [])];
  }

  function deltas({ kind, body }: A2aEvent): Delta[] {
    switch (kind) {
      case 'task':
        return [...asList(body.artifacts).flatMap(json => artifact(json, false)), ...status(body.status)];
      case 'message':
        return [...message(body), { kind: 'terminator' }];
      case 'status':
        return [...status(body.status), ...(body.final === true ? [{ kind: 'terminator' } as const] : [])];
      case 'artifact':
        return artifact(body.artifact, body.append === true);
      default:
        return kind satisfies never;
    }
  }

  return ({ json }) => {
    const event = a2aEvent(json);
    if (event) return [...meta(metaOf(event.body)), ...deltas(event)];
    const error = at(json, 'jsonrpc') === '2.0' ? at(json, 'error') : undefined;
    return isRecord(error) ? [errorDelta(error)] : undefined;
  };
}

/** States in which a task is over, or waits. */
const ENDS: ReadonlySet<string> = new Set([
  'completed',
  'failed',
  'canceled',
  'rejected',
  'input-required',
  'auth-required',
]);

/** `TASK_STATE_INPUT_REQUIRED` of version 1.0 is `input-required` of version 0.3. */
function stateOf(status: unknown): string {
  const state = asString(at(status, 'state')) ?? '';
  return state
    .replace(/^TASK_STATE_/, '')
    .toLowerCase()
    .replaceAll('_', '-');
}

function finish(reason: string): Delta {
  return { kind: 'finish', reason };
}

function metaOf(body: JsonRecord) {
  return { ...filled('id', body.taskId ?? body.id), ...filled('conversation', body.contextId) };
}
