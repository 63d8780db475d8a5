import { asFilled, asList, asString, at, isRecord, type JsonRecord } from '../json.ts';
import type { Channel, Delta, Dialect, Parsed, Reader, Usage } from './dialect.ts';
import { AiSdkTools } from './parts/ai-sdk-tools.ts';
import { base64Size } from './parts/base64-size.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';
import { usageDeltas } from './parts/usage.ts';

/**
 * Vercel AI SDK 4, data stream v1: https://v4.ai-sdk.dev/docs/ai-sdk-ui/stream-protocol#data-stream-protocol and
 * `packages/ui-utils/src/data-stream-parts.ts` of github.com/vercel/ai at 4.3. The code of a part stands before its
 * JSON. A step's usage (`e`) is its own; that of the message (`d`) is the total.
 */
export const aiSdkDataStream: Dialect = {
  id: 'ai-sdk-data-stream',
  label: 'AI SDK 4 data stream',
  matches: first => (first.some(isPart) ? 0.9 : 0),
  reader,
};

/** A code with the kind of value that belongs to it; the names of events elsewhere are longer. */
function isPart({ item, json }: Parsed): boolean {
  switch (item.event) {
    case '0':
    case '3':
    case 'g':
      return typeof json === 'string';
    case '2':
    case '8':
      return Array.isArray(json);
    case 'a':
    case 'b':
    case 'c':
    case '9':
      return asString(at(json, 'toolCallId')) !== undefined;
    case 'd':
    case 'e':
      return asString(at(json, 'finishReason')) !== undefined;
    case 'f':
      return asString(at(json, 'messageId')) !== undefined;
    default:
      return false;
  }
}

/** What parts about tools are called in AI SDK 4's own stream. */
const TOOL_TYPES: Readonly<Record<string, string>> = {
  '9': 'tool-call',
  a: 'tool-result',
  b: 'tool-call-streaming-start',
  c: 'tool-call-delta',
};

function reader(): Reader {
  const tools = new AiSdkTools();
  let message = '';
  let steps: Partial<Usage> = {};

  function textDeltas(channel: Channel, json: unknown): Delta[] | undefined {
    const text = asString(json);
    return text === undefined ? undefined : [{ kind: 'text', message, channel, text }];
  }

  /** After a call of tools, and where a text goes on, another step follows. */
  function stepEnd(json: JsonRecord): Delta[] {
    const [report] = usageDeltas(json.usage);
    if (report?.kind === 'usage') steps = sum(steps, report.usage);
    const goesOn = json.isContinued === true || json.finishReason === 'tool-calls';
    return [
      ...(report?.kind === 'usage' ? [{ ...report, usage: steps }] : []),
      ...(goesOn ? [] : finishDeltas(json)),
    ];
  }

  function recordDeltas(code: string, json: JsonRecord): Delta[] | undefined {
    const type = TOOL_TYPES[code];
    if (type !== undefined) return tools.read({ ...json, type });
    switch (code) {
      case 'd':
        return [...usageDeltas(json.usage), ...finishDeltas(json), { kind: 'terminator' }];
      case 'e':
        return stepEnd(json);
      case 'f':
        message = asFilled(json.messageId) ?? '';
        return [{ kind: 'meta', ...filled('id', json.messageId) }];
      case 'h':
        return [{ kind: 'source', ...filled('url', json.url), ...filled('title', json.title) }];
      case 'k':
        return [fileDelta(json)];
      case 'i':
      case 'j':
        return [];
      default:
        return assistantDeltas(code, json);
    }
  }

  return ({ item, json }) => {
    const code = item.event ?? '';
    switch (code) {
      case '0':
        return textDeltas('answer', json);
      case 'g':
        return textDeltas('reasoning', json);
      case '2':
        return [{ kind: 'data', name: 'data', value: json }];
      case '8':
        return [{ kind: 'data', name: 'annotations', value: json }];
      case '3':
        return [errorDelta(json)];
      default:
        return isRecord(json) ? recordDeltas(code, json) : undefined;
    }
  };
}

/** What `useAssistant` reads besides: whole messages, the thread, and data. */
function assistantDeltas(code: string, json: JsonRecord): Delta[] | undefined {
  switch (code) {
    case '4': {
      const texts = asList(json.content).map(part => asString(at(part, 'text', 'value')) ?? '');
      const message = asFilled(json.id) ?? '';
      // It comes whole, and nothing else marks the end.
      const text = { kind: 'text', message, channel: 'answer', text: texts.join(''), replace: true } as const;
      return [text, { kind: 'terminator' }];
    }
    case '5':
      return [{ kind: 'meta', ...filled('conversation', json.threadId), ...filled('id', json.messageId) }];
    case '6':
      return [{ kind: 'data', name: 'data', value: json.data }];
    default:
      return undefined;
  }
}

function finishDeltas(json: JsonRecord): Delta[] {
  const reason = asFilled(json.finishReason);
  return reason === undefined ? [] : [{ kind: 'finish', reason }];
}

function fileDelta({ data, mimeType }: JsonRecord): Delta {
  const base64 = asString(data);
  const size = base64 === undefined ? {} : { size: base64Size(base64) };
  return { kind: 'file', ...filled('mediaType', mimeType), ...size };
}

function sum(a: Partial<Usage>, b: Partial<Usage>): Partial<Usage> {
  const total = { ...a };
  for (const [name, count] of Object.entries(b))
    Reflect.set(total, name, (Reflect.get(a, name) ?? 0) + count);
  return total;
}
