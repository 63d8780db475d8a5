import { asFilled, asList, asString, at, isRecord, type JsonRecord } from '../../json.ts';

/** A message as LangChain writes it to JSON, plain or as a constructor (`lc: 1`) with its fields in `kwargs`. */
export interface LangchainMessage {
  readonly role: 'ai' | 'tool' | 'other';
  /** A piece, to be joined with the others of its id. */
  readonly chunk: boolean;
  readonly id: string | undefined;
  readonly fields: JsonRecord;
}

const CLASSES: Readonly<Record<string, LangchainMessage['role']>> = {
  ai: 'ai',
  AIMessage: 'ai',
  AIMessageChunk: 'ai',
  tool: 'tool',
  ToolMessage: 'tool',
  ToolMessageChunk: 'tool',
  human: 'other',
  HumanMessage: 'other',
  HumanMessageChunk: 'other',
  system: 'other',
  SystemMessage: 'other',
  function: 'other',
  remove: 'other',
};

export function langchainMessage(json: unknown): LangchainMessage | undefined {
  if (!isRecord(json)) return undefined;
  const constructed = json.type === 'constructor' && isRecord(json.kwargs);
  const type = asString(constructed ? asList(json.id).at(-1) : json.type) ?? '';
  const fields = constructed && isRecord(json.kwargs) ? json.kwargs : json;
  const role = Object.hasOwn(CLASSES, type) ? CLASSES[type] : undefined;
  const { content } = fields;
  if (!role || (typeof content !== 'string' && !Array.isArray(content))) return undefined;
  return { role, chunk: type.endsWith('Chunk'), id: asFilled(fields.id), fields };
}

/** Texts of a message, whose content is a text or a list of blocks in the manner of its provider or of LangChain. */
export function langchainTexts(fields: JsonRecord): { answer: string; reasoning: string; refusal: string } {
  const { content } = fields;
  const blocks = typeof content === 'string' ? [content] : asList(content);
  const extra = fields.additional_kwargs;
  return {
    answer: blocks.map(answerOf).join(''),
    reasoning: blocks.map(reasoningOf).join('') || (asString(at(extra, 'reasoning_content')) ?? ''),
    refusal: blocks.map(refusalOf).join('') || (asString(at(extra, 'refusal')) ?? ''),
  };
}

function answerOf(block: unknown): string {
  if (typeof block === 'string') return block;
  return /^(text|text_delta|output_text)$/.test(asString(at(block, 'type')) ?? '')
    ? (asString(at(block, 'text')) ?? '')
    : '';
}

function reasoningOf(block: unknown): string {
  switch (at(block, 'type')) {
    case 'thinking':
      return asString(at(block, 'thinking')) ?? '';
    case 'reasoning':
      return (
        asString(at(block, 'reasoning')) ??
        asList(at(block, 'summary'))
          .map(part => asString(at(part, 'text')) ?? '')
          .join('')
      );
    default:
      return '';
  }
}

function refusalOf(block: unknown): string {
  return at(block, 'type') === 'refusal' ? (asString(at(block, 'refusal')) ?? '') : '';
}
