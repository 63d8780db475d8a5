import { asFilled, asNumber, asString, at, isRecord, type JsonRecord } from '../json.ts';
import type { Delta, Dialect, Reader } from './dialect.ts';
import { AnthropicBlocks } from './parts/anthropic-blocks.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';
import { usageDeltas } from './parts/usage.ts';

/**
 * Anthropic Messages, https://docs.anthropic.com/en/api/messages-streaming and `src/resources/beta/messages/messages.ts`
 * of github.com/anthropics/anthropic-sdk-typescript; its hosts on Bedrock and Vertex AI send the same events. Also the
 * `completion` events of the older Text Completions. Usage is cumulative: each report overwrites what it names.
 */
export const anthropic: Dialect = {
  id: 'anthropic',
  label: 'Anthropic Messages',
  matches: first => (first.some(({ json }) => isRecord(json) && isEvent(json)) ? 0.95 : 0),
  reader,
};

function isEvent(json: JsonRecord): boolean {
  switch (json.type) {
    case 'message_start':
      return isRecord(json.message);
    case 'content_block_start':
      return asString(at(json.content_block, 'type')) !== undefined;
    case 'content_block_delta':
      return asString(at(json.delta, 'type')) !== undefined;
    case 'content_block_stop':
      return asNumber(json.index) !== undefined;
    case 'message_delta':
      return isRecord(json.delta) && 'stop_reason' in json.delta;
    case 'completion':
      return typeof json.completion === 'string' && 'stop_reason' in json;
    default:
      return false;
  }
}

function reader(): Reader {
  const blocks = new AnthropicBlocks();
  let messages = 0;
  let message = '';

  /** Agents and gateways send several messages in one stream, and may begin one twice. */
  function begin(start: unknown): Delta[] {
    messages++;
    message = asFilled(at(start, 'id')) ?? `#${messages}`;
    blocks.beginMessage();
    const tier = filled('service_tier', at(start, 'usage', 'service_tier'));
    return [
      {
        kind: 'meta',
        ...filled('id', at(start, 'id')),
        ...filled('model', at(start, 'model')),
        ...('service_tier' in tier ? { extra: tier } : {}),
      },
      ...usageDeltas(at(start, 'usage')),
      ...finishDeltas(start),
    ];
  }

  return ({ json }) => {
    if (!isRecord(json)) return undefined;
    switch (json.type) {
      case 'message_start':
        return begin(json.message);
      case 'content_block_start':
        return blocks.start(message, json.index, json.content_block);
      case 'content_block_delta':
        return blocks.delta(message, json.index, json.delta);
      case 'content_block_stop':
        return blocks.stop(json.index);
      case 'message_delta':
        return [
          ...usageDeltas(json.usage),
          ...refusalDeltas(message, json.delta),
          ...finishDeltas(json.delta),
        ];
      case 'message_stop':
        return [{ kind: 'terminator' }];
      case 'ping':
        return [{ kind: 'keepalive' }];
      case 'error':
        return isRecord(json.error) ? [errorDelta(json.error, json)] : undefined;
      case 'completion':
        return completionDeltas(json);
      default:
        return undefined;
    }
  };
}

function finishDeltas(message: unknown): Delta[] {
  const reason = asFilled(at(message, 'stop_reason'));
  return reason === undefined ? [] : [{ kind: 'finish', reason }];
}

function refusalDeltas(message: string, delta: unknown): Delta[] {
  const text = asFilled(at(delta, 'stop_details', 'explanation'));
  return text === undefined ? [] : [{ kind: 'text', message, channel: 'refusal', text }];
}

/** Each event holds the next piece, and the last one the stop reason. */
function completionDeltas(json: JsonRecord): Delta[] {
  const text = asFilled(json.completion);
  const meta = { ...filled('id', json.id), ...filled('model', json.model) };
  return [
    ...(Object.keys(meta).length > 0 ? [{ kind: 'meta', ...meta } as const] : []),
    ...(text === undefined ? [] : [{ kind: 'text', message: 'answer', channel: 'answer', text } as const]),
    ...finishDeltas(json),
  ];
}
