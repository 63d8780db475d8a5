import { asFilled, asNumber, asString, at, isRecord, type JsonRecord } from '../json.ts';
import type { Channel, Delta, Dialect, Reader } from './dialect.ts';
import { AiSdkTools, first } from './parts/ai-sdk-tools.ts';
import { isDone } from './parts/done.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';
import { usageDeltas } from './parts/usage.ts';

/**
 * Vercel AI SDK, UI message stream v1 (AI SDK 5 to 7): https://ai-sdk.dev/docs/ai-sdk-ui/stream-protocol and
 * `packages/ai/src/ui-message-stream/ui-message-chunks.ts` of github.com/vercel/ai. Also the spelling of AI SDK 4's
 * stream parts, which Wondercat (`POST https://api.wondercat.ai/api/v1/chats/{chatId}/messages`) sends: `textDelta`,
 * `tool-call.args`, `tool-result.result`.
 */
export const aiSdkUiMessage: Dialect = {
  id: 'ai-sdk-ui-message',
  label: 'AI SDK UI message stream',
  matches: parsed => Math.max(0, ...parsed.map(({ json }) => (isRecord(json) ? score(json) : 0))),
  reader,
};

function score(part: JsonRecord): number {
  const type = asString(part.type) ?? '';
  if (/^(text|reasoning)-delta$/.test(type)) return textOf(part) === undefined ? 0 : 1;
  if (/^(text|reasoning)-(start|end)$/.test(type)) return typeof part.id === 'string' ? 1 : 0;
  if (type.startsWith('tool-')) return typeof part.toolCallId === 'string' ? 1 : 0;
  if (/^(start-step|finish-step|reset-step|source-url|source-document|message-metadata)$/.test(type))
    return 1;
  if (type === 'error') return typeof part.errorText === 'string' ? 0.9 : 0;
  // Others write these words too.
  return /^(start|finish|abort|data-.+)$/.test(type) ? 0.5 : 0;
}

const SILENT =
  /^((text|reasoning)-(start|end)|reasoning-(signature|file|part-finish)|redacted-reasoning|file|tool-approval-response|custom|raw|data-.+)$/;

function reader(): Reader {
  const tools = new AiSdkTools();
  let step = 0;
  /** Texts of the present step, which `reset-step` takes back. */
  let texts = new Map<string, { message: string; channel: Channel }>();

  function textDeltas(part: JsonRecord, channel: Channel): Delta[] | undefined {
    const text = textOf(part);
    if (text === undefined) return undefined;
    // Providers count their ids anew in every step.
    const message = `${step}:${asFilled(part.id) ?? ''}`;
    texts.set(`${channel} ${message}`, { message, channel });
    return [{ kind: 'text', message, channel, text }];
  }

  function beginStep(): void {
    step++;
    texts = new Map();
  }

  return parsed => {
    if (isDone(parsed)) return [{ kind: 'terminator' }];
    const { json: part } = parsed;
    if (!isRecord(part)) return undefined;
    const type = asString(part.type) ?? '';
    switch (type) {
      case 'text-delta':
        return textDeltas(part, 'answer');
      case 'reasoning-delta':
      case 'reasoning':
        return textDeltas(part, 'reasoning');
      case 'start-step':
      case 'step-start':
        beginStep();
        return metaDeltas(part);
      case 'reset-step':
        return [...texts.values()].map(place => ({ kind: 'text', ...place, text: '', replace: true }));
      case 'start':
      case 'message-metadata':
      case 'finish-step':
      case 'step-finish':
        return metaDeltas(part);
      case 'finish':
        return [...metaDeltas(part), ...finishDeltas(part.finishReason)];
      case 'abort':
        return finishDeltas('abort');
      case 'error':
        return [errorDelta(first(part, 'errorText', 'error'))];
      case 'source-url':
      case 'source-document':
      case 'source':
        return [sourceDelta(at(part, 'source') ?? part)];
      default:
        return tools.read(part) ?? (SILENT.test(type) ? [] : undefined);
    }
  };
}

/** Today's `delta`, AI SDK 4's `textDelta`, and `text` of today's `fullStream` parts. */
function textOf(part: JsonRecord): string | undefined {
  return asString(first(part, 'delta', 'textDelta', 'text'));
}

function finishDeltas(reason: unknown): Delta[] {
  const text = asFilled(reason);
  return text === undefined ? [] : [{ kind: 'finish', reason: text }];
}

function sourceDelta(source: unknown): Delta {
  return { kind: 'source', ...filled('url', at(source, 'url')), ...filled('title', at(source, 'title')) };
}

/** Usage and model stand in the part itself (AI SDK 4) or where the application puts them, in `messageMetadata`. */
function metaDeltas(part: JsonRecord): Delta[] {
  const metadata = part.messageMetadata;
  const usage = [part.usage, part.totalUsage, at(metadata, 'usage'), at(metadata, 'totalUsage')].find(
    isRecord,
  );
  const counted = asNumber(at(metadata, 'totalTokens')) === undefined ? undefined : metadata;
  const model = [at(part, 'response', 'modelId'), at(metadata, 'model'), at(metadata, 'modelId')].find(
    asFilled,
  );
  const meta = { ...filled('id', part.messageId), ...filled('model', model) };
  return [
    ...(Object.keys(meta).length > 0 ? [{ kind: 'meta', ...meta } as const] : []),
    ...usageDeltas(usage ?? counted),
  ];
}
