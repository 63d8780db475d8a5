import { asFilled, asList, asString, at, isRecord, type JsonRecord } from '../json.ts';
import type { Delta, Dialect, Parsed, Reader } from './dialect.ts';
import { DifyThoughts } from './parts/dify-thoughts.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';
import { metaChanges } from './parts/meta.ts';
import { Snapshots } from './parts/snapshots.ts';
import { usageDeltas } from './parts/usage.ts';

/**
 * Dify applications: chat and completion messages, workflows and chatflows.
 * https://docs.dify.ai/en/api-reference/guides/streaming and `en/api-reference/openapi_service.json` of
 * github.com/langgenius/dify-docs. The events have their name in the data; only `event: ping` is one of SSE.
 */
export const dify: Dialect = {
  id: 'dify',
  label: 'Dify',
  matches: first => (first.some(({ json }) => isRecord(json) && isEvent(json)) ? 0.9 : 0),
  reader,
};

const SILENT =
  /^(node_started|(iteration|loop)_(started|next|completed)|human_input_(required|form_filled|form_timeout)|agent_log|tts_message(_end)?)$/;
const TOLD =
  /^(message(_end|_replace)?|message_file|agent_(message|thought)|(text|reasoning)_chunk|text_replace|workflow_(started|finished|paused)|node_(finished|retry))$/;

function isEvent(json: JsonRecord): boolean {
  const event = asString(json.event) ?? '';
  return typeof json.task_id === 'string' && (TOLD.test(event) || SILENT.test(event));
}

function reader(): Reader {
  const texts = new Snapshots();
  const thoughts = new DifyThoughts(texts);
  const meta = metaChanges();
  /** Messages that came as `agent_message`: a `message` then repeats the whole answer. */
  const streamed = new Set<string>();
  let reported = false;

  function ended(event: JsonRecord): Delta[] {
    const usage = usageDeltas(at(event, 'metadata', 'usage'));
    reported ||= usage.length > 0;
    const sources = asList(at(event, 'metadata', 'retriever_resources'));
    return [
      ...sources.map(
        source => ({ kind: 'source', ...filled('title', at(source, 'document_name')) }) as const,
      ),
      ...usage,
      { kind: 'finish', reason: 'message_end' },
    ];
  }

  /** The workflow's count is of all its models; beside a message's own it would only mix with it. */
  function workflowEnded(data: unknown): Delta[] {
    const status = asFilled(at(data, 'status'));
    const outputs = at(data, 'outputs');
    const { total_tokens } = isRecord(data) ? data : {};
    const error = asFilled(at(data, 'error'));
    return [
      ...(isRecord(outputs) ? [{ kind: 'meta', extra: { outputs } } as const] : []),
      ...(reported || total_tokens === undefined ? [] : usageDeltas({ total_tokens })),
      ...(status === 'failed' ? [errorDelta(error ?? 'The workflow failed')] : []),
      ...(status === undefined ? [] : [{ kind: 'finish', reason: status } as const]),
    ];
  }

  function said(name: string, message: string, event: JsonRecord): Delta[] | undefined {
    const { data } = event;
    const answer = asString(event.answer) ?? '';
    switch (name) {
      case 'message':
        return streamed.has(message)
          ? texts.whole(message, 'answer', answer)
          : texts.append(message, 'answer', answer);
      case 'agent_message':
        streamed.add(message);
        return texts.append(message, 'answer', answer);
      case 'message_replace':
        return texts.whole(message, 'answer', answer);
      case 'agent_thought':
        return thoughts.read(message, event);
      case 'text_chunk':
        return texts.append(selectorOf(data), 'answer', asString(at(data, 'text')) ?? '');
      case 'text_replace':
        return texts.whole(selectorOf(data), 'answer', asString(at(data, 'text')) ?? '');
      case 'reasoning_chunk': {
        const node = asString(at(data, 'node_id')) ?? message;
        return texts.append(node, 'reasoning', asString(at(data, 'reasoning')) ?? '');
      }
      case 'message_file':
        return [{ kind: 'file', ...filled('mediaType', event.type), ...filled('url', event.url) }];
      case 'message_end':
        return ended(event);
      case 'workflow_started':
        return [];
      case 'workflow_finished':
        return workflowEnded(data);
      case 'workflow_paused':
        return [...workflowEnded(data), { kind: 'finish', reason: 'paused' }];
      case 'node_finished':
      case 'node_retry':
        return failures(name, data);
      case 'error':
        return [errorDelta(event)];
      case 'ping':
        return [{ kind: 'keepalive' }];
      default:
        return SILENT.test(name) ? [] : undefined;
    }
  }

  return ({ item, json: event }: Parsed) => {
    if (item.event === 'ping') return [{ kind: 'keepalive' }];
    if (!isRecord(event)) return undefined;
    const message = asString(event.message_id) ?? '';
    const deltas = said(asString(event.event) ?? '', message, event);
    return deltas && [...meta(metaOf(event)), ...deltas];
  };
}

function metaOf(event: JsonRecord) {
  const id = asFilled(event.message_id) ?? asFilled(event.workflow_run_id);
  return { ...filled('id', id), ...filled('conversation', event.conversation_id) };
}

/** A workflow may stream several variables of its nodes. */
function selectorOf(data: unknown): string {
  return asList(at(data, 'from_variable_selector')).join('.');
}

/** A node that failed need not fail the workflow. */
function failures(name: string, data: unknown): Delta[] {
  const error = asFilled(at(data, 'error'));
  if (error === undefined) return [];
  const node = asFilled(at(data, 'title')) ?? asFilled(at(data, 'node_id')) ?? '';
  const what = name === 'node_retry' ? 'is tried again' : 'failed';
  return [{ kind: 'warning', message: `Node ${node} ${what}: ${error}`, detail: data }];
}
