import { asFilled, asList, asString, at, isRecord, type JsonRecord } from '../json.ts';
import type { Delta, Dialect, Reader, ToolState } from './dialect.ts';
import { AssistantsSteps } from './parts/assistants-steps.ts';
import { isDone } from './parts/done.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';
import { metaChanges } from './parts/meta.ts';
import { newSources } from './parts/sources.ts';
import { usageDeltas } from './parts/usage.ts';

/**
 * OpenAI Assistants v2, https://platform.openai.com/docs/api-reference/assistants-streaming/events and
 * `src/resources/beta/assistants.ts` of github.com/openai/openai-node. What an event is about stands in its `object`,
 * how far that has come in its `status`; a run that `requires_action` goes on in another stream.
 */
export const openaiAssistants: Dialect = {
  id: 'openai-assistants',
  label: 'OpenAI Assistants v2',
  matches: first => (first.some(({ json }) => isRecord(json) && isEvent(json)) ? 0.95 : 0),
  reader,
};

function isEvent({ object, id }: JsonRecord): boolean {
  return /^thread(\.(run|message)(\.delta)?|\.run\.step(\.delta)?)?$/.test(asString(object) ?? '') && !!id;
}

const ENDED = /^(requires_action|completed|incomplete|failed|cancelled|expired)$/;

function reader(): Reader {
  const steps = new AssistantsSteps();
  const sources = newSources();
  const meta = metaChanges();
  /** Messages whose text was streamed: the completed message repeats it. */
  const streamed = new Set<string>();

  function contentDeltas(message: string, content: unknown): Delta[] {
    return asList(content).flatMap((part): Delta[] => {
      const text = asFilled(at(part, 'text', 'value'));
      const refusal = asFilled(at(part, 'refusal'));
      return [
        ...(text === undefined ? [] : [{ kind: 'text', message, channel: 'answer', text } as const]),
        ...(refusal === undefined
          ? []
          : [{ kind: 'text', message, channel: 'refusal', text: refusal } as const]),
        ...sources(asList(at(part, 'text', 'annotations')).map(cited)),
      ];
    });
  }

  function message(json: JsonRecord): Delta[] {
    const id = asFilled(json.id) ?? '';
    if (json.status === 'in_progress' || streamed.has(id)) return [];
    return contentDeltas(id, json.content);
  }

  function run(json: JsonRecord): Delta[] {
    const status = asFilled(json.status) ?? '';
    const assistant = filled('assistant_id', json.assistant_id);
    const reason = asFilled(at(json, 'incomplete_details', 'reason'));
    const about = meta({
      ...filled('id', json.id),
      ...filled('model', json.model),
      ...filled('conversation', json.thread_id),
      ...('assistant_id' in assistant ? { extra: assistant } : {}),
    });
    if (!ENDED.test(status)) return about;
    return [
      ...about,
      ...steps.whole(undefined, at(json, 'required_action', 'submit_tool_outputs', 'tool_calls'), 'called'),
      ...usageDeltas(json.usage),
      ...(isRecord(json.last_error) ? [errorDelta(json.last_error)] : []),
      { kind: 'finish', reason: reason === undefined ? status : `${status}:${reason}` },
    ];
  }

  return parsed => {
    if (isDone(parsed)) return [{ kind: 'terminator' }];
    const { json } = parsed;
    if (!isRecord(json)) return undefined;
    switch (json.object) {
      case 'thread':
        return meta(filled('conversation', json.id));
      case 'thread.run':
        return run(json);
      case 'thread.run.step':
        return steps.whole(json.id, at(json, 'step_details', 'tool_calls'), stateOf(json.status));
      case 'thread.run.step.delta':
        return steps.pieces(json.id, at(json, 'delta', 'step_details', 'tool_calls'));
      case 'thread.message':
        return message(json);
      case 'thread.message.delta':
        streamed.add(asFilled(json.id) ?? '');
        return contentDeltas(asFilled(json.id) ?? '', at(json, 'delta', 'content'));
      default:
        return undefined;
    }
  };
}

/** Files are cited by id: their names are not told. */
function cited(annotation: unknown): unknown {
  const file = at(annotation, 'file_citation', 'file_id') ?? at(annotation, 'file_path', 'file_id');
  return { title: file ?? at(annotation, 'text') };
}

function stateOf(status: unknown): ToolState | undefined {
  if (status === 'completed') return 'done';
  return /^(failed|cancelled|expired)$/.test(asString(status) ?? '') ? 'error' : undefined;
}
