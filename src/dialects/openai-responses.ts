import { asFilled, asList, asString, at, isRecord, type JsonRecord } from '../json.ts';
import type { Delta, Dialect, Reader } from './dialect.ts';
import { isDone } from './parts/done.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';
import { metaChanges } from './parts/meta.ts';
import { ResponsesItems } from './parts/responses-items.ts';
import { usageDeltas } from './parts/usage.ts';

/**
 * OpenAI Responses, https://platform.openai.com/docs/api-reference/responses-streaming and
 * `src/resources/responses/responses.ts` of github.com/openai/openai-node; also as Azure, xAI, DeepSeek, OpenRouter,
 * GitHub Copilot and LM Studio send it. The event's type stands in the data; the event name is left out by some. OpenAI
 * sends no `[DONE]`, OpenRouter does.
 */
export const openaiResponses: Dialect = {
  id: 'openai-responses',
  label: 'OpenAI Responses',
  matches: first => (first.some(({ json }) => isRecord(json) && isEvent(json)) ? 0.95 : 0),
  reader,
};

function isEvent(json: JsonRecord): boolean {
  if (!asString(json.type)?.startsWith('response.')) return false;
  return ['response', 'item', 'item_id', 'output_index', 'sequence_number'].some(key =>
    Object.hasOwn(json, key),
  );
}

const TEXT =
  /^response\.(output_text|refusal|reasoning_text|reasoning_summary_text|reasoning|reasoning_summary|audio\.transcript)\.(delta|done)$/;
const PART = /^response\.(content_part|reasoning_summary_part)\.(added|done)$/;
const INPUT = /^response\.[a-z_]+_call[_.](arguments|input|code|command|operation_diff)\.(delta|done|added)$/;
const STATUS =
  /^response\.([a-z_]+_call|mcp_list_tools)\.(in_progress|searching|interpreting|generating|partial_image|completed|failed)$/;
const SILENT = /^response\.(audio\.(delta|done)|shell_call_output_content\.done)$/;

function reader(): Reader {
  const items = new ResponsesItems();
  const meta = metaChanges();
  let id: string | undefined;
  let failure: string | undefined;

  /** GitHub Copilot gives the response another id with every event: the first one stands. */
  function about(response: unknown): Delta[] {
    id ??= asFilled(at(response, 'id'));
    return meta({
      ...filled('id', id),
      ...filled('model', at(response, 'model')),
      ...filled('conversation', at(response, 'conversation', 'id')),
      ...(asFilled(at(response, 'service_tier')) === undefined
        ? {}
        : { extra: { service_tier: at(response, 'service_tier') } }),
    });
  }

  function created(response: unknown): Delta[] {
    items.beginResponse();
    id = undefined;
    return about(response);
  }

  /** An `error` event and the failed response that follows say the same. */
  function failed(error: unknown, envelope?: unknown): Delta[] {
    if (!isRecord(error) || error.message === failure) return [];
    failure = asString(error.message);
    return [errorDelta(error, envelope)];
  }

  /** The response as it ended; its output is read only where nothing was streamed. */
  function ended(response: unknown, status: string): Delta[] {
    const output = items.isEmpty ? asList(at(response, 'output')) : [];
    const reason = asFilled(at(response, 'incomplete_details', 'reason'));
    const finish = asFilled(at(response, 'status')) ?? status;
    return [
      ...about(response),
      ...output.flatMap((item, index) => items.done({ item, output_index: index }) ?? []),
      ...usageDeltas(at(response, 'usage')),
      ...failed(at(response, 'error')),
      { kind: 'finish', reason: reason === undefined ? finish : `${finish}:${reason}` },
    ];
  }

  return parsed => {
    if (isDone(parsed)) return [{ kind: 'terminator' }];
    const { json } = parsed;
    if (!isRecord(json)) return undefined;
    const type = asString(json.type) ?? '';
    switch (type) {
      case 'response.created':
        return created(json.response);
      case 'response.queued':
      case 'response.in_progress':
        return about(json.response);
      case 'response.completed':
      case 'response.incomplete':
      case 'response.failed':
      case 'response.cancelled':
        return ended(json.response, type.slice('response.'.length));
      case 'response.output_item.added':
        return items.added(json);
      case 'response.output_item.done':
        return items.done(json);
      case 'response.shell_call_output_content.delta':
        return items.output(json);
      case 'response.output_text.annotation.added':
        return items.cite([json.annotation]);
      case 'error':
        return asFilled(at(json.error ?? json, 'message')) ? failed(json.error ?? json, json) : undefined;
      case 'keepalive':
        return [{ kind: 'keepalive' }];
      default:
        return textDeltas(items, type, json) ?? callDeltas(items, type, json);
    }
  };
}

function textDeltas(items: ResponsesItems, type: string, json: JsonRecord): Delta[] | undefined {
  const [, kind, step] = TEXT.exec(type) ?? [];
  const place = json.summary_index ?? json.content_index;
  if (kind !== undefined) {
    if (step === 'done') return items.texts(json).whole(kind, place, json.text ?? json.refusal);
    const text = asString(json.delta) ?? asString(at(json.delta, 'text'));
    return text === undefined ? undefined : items.texts(json).piece(kind, place, text);
  }
  if (!PART.test(type)) return undefined;
  const part = asString(at(json.part, 'type')) ?? '';
  const partKind = part === 'summary_text' ? 'reasoning_summary_text' : part;
  return items.texts(json).whole(partKind, place, at(json.part, part === 'refusal' ? 'refusal' : 'text'));
}

function callDeltas(items: ResponsesItems, type: string, json: JsonRecord): Delta[] | undefined {
  const [, field = '', step] = INPUT.exec(type) ?? [];
  switch (step) {
    case 'delta':
      return items.input(json, inputName(field), asString(json.delta) ?? '');
    case 'added':
      return items.input(
        json,
        inputName(field),
        `${json.command_index ? '\n' : ''}${asFilled(json.command) ?? ''}`,
      );
    case 'done':
      return items.wholeInput(
        json,
        field === 'operation_diff' ? { operation: json } : { [field]: json[field] },
      );
    default:
      if (STATUS.exec(type)?.[2] === 'failed') return items.failed(json);
      return STATUS.test(type) || SILENT.test(type) ? [] : undefined;
  }
}

/** What a call's text is called, unless it is plain arguments. */
function inputName(field: string): string | undefined {
  if (field === 'arguments') return undefined;
  return field === 'operation_diff' ? 'diff' : field;
}
