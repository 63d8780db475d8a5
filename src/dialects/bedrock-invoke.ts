import { decodeBase64, decodeUtf8 } from '../bytes.ts';
import { asString, at, isRecord, parseJson } from '../json.ts';
import { anthropic } from './anthropic.ts';
import { bedrockConverse } from './bedrock-converse.ts';
import type { Dialect, Parsed, Reader } from './dialect.ts';
import { openaiChat } from './openai-chat.ts';
import { openaiCompletions } from './openai-completions.ts';
import { bedrockDeltas, modelDeltas, reasonDeltas } from './parts/bedrock-models.ts';

/**
 * Amazon Bedrock `InvokeModelWithResponseStream`,
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModelWithResponseStream.html: each message
 * holds an event of the model as base64, which is read as the model's own dialect.
 */
export const bedrockInvoke: Dialect = {
  id: 'bedrock-invoke',
  label: 'Bedrock InvokeModel',
  matches: first => (first.some(parsed => innerOf(parsed) !== undefined) ? 0.9 : 0),
  reader,
};

/** Dialects of models that Bedrock hosts. */
const MODELS: readonly Dialect[] = [anthropic, bedrockConverse, openaiChat, openaiCompletions];

const NO_HINTS = { url: '', headers: [] };

/** The model's event, as if it had come by itself. */
function innerOf({ item, json }: Parsed): Parsed | undefined {
  const base64 = asString(at(json, 'bytes'));
  const bytes = base64 === undefined ? undefined : decodeBase64(base64);
  if (!bytes) return undefined;
  const data = decodeUtf8(bytes);
  const inner = parseJson(data);
  const { event: _, ...rest } = item;
  return isRecord(inner) ? { item: { ...rest, data }, json: inner } : undefined;
}

function reader(): Reader {
  let model: { dialect: Dialect; read: Reader } | undefined;
  const added = bedrockDeltas();

  return parsed => {
    const inner = innerOf(parsed);
    if (!inner || !isRecord(inner.json)) return undefined;
    if (!model) {
      const dialect = MODELS.find(({ matches }) => matches([inner], NO_HINTS) > 0);
      model = dialect && { dialect, read: dialect.reader() };
    }
    const own = model?.read(inner);
    const extra = added(inner.json);
    if (own) {
      // Some of the models that write OpenAI's chunks call the finish reason otherwise.
      const isFinish = own.some(({ kind }) => kind === 'finish');
      return [...own, ...(isFinish ? [] : reasonDeltas(inner.json)), ...extra];
    }
    const read = modelDeltas(inner.json);
    return read || extra.length > 0 ? [...(read ?? []), ...extra] : undefined;
  };
}
