import { asFilled, asList, asString, at, isRecord, type JsonRecord } from '../../json.ts';
import type { Channel, Delta } from '../dialect.ts';
import { filled } from './filled.ts';
import { type LangchainMessage, langchainMessage, langchainTexts } from './langchain-content.ts';
import { LangchainUsage } from './langchain-usage.ts';
import { metaChanges } from './meta.ts';
import { OpenAIToolCalls } from './openai-tool-calls.ts';
import { ArgumentSnapshots, Snapshots } from './snapshots.ts';
import { newSources } from './sources.ts';

const CHANNELS: readonly ('reasoning' | 'answer' | 'refusal')[] = ['reasoning', 'answer', 'refusal'];

/** LangChain's messages as they come in streams: pieces of one (`…Chunk`), or whole so far. */
export class LangchainMessages {
  readonly #texts = new Snapshots();
  readonly #pieces = new OpenAIToolCalls();
  readonly #args = new ArgumentSnapshots();
  readonly #usage = new LangchainUsage();
  readonly #meta = metaChanges();
  readonly #sources = newSources();
  /** Numbers of messages, which tell their tool calls apart. */
  readonly #numbers = new Map<string, number>();
  /** Calls whose arguments came in pieces: a whole message only repeats them. */
  readonly #streamed = new Set<string>();
  /** Names of the calls told, by call. */
  readonly #calls = new Map<string, string | undefined>();

  /** Calls of that name have been told. */
  hasCallOf(name: string): boolean {
    return [...this.#calls.values()].includes(name);
  }

  hasCall(call: string): boolean {
    return this.#calls.has(call);
  }

  /** A piece, or a message that comes whole and once; `run` names it when it has no id. `undefined`: no message. */
  piece(json: unknown, run = ''): Delta[] | undefined {
    const message = langchainMessage(json);
    return message && this.#piece(message, run);
  }

  /** A message as far as it has come, even where it calls itself a piece. */
  partial(json: unknown, run = ''): Delta[] | undefined {
    const message = langchainMessage(json);
    return message && this.#whole(message, run);
  }

  /** A finished message. */
  whole(json: unknown, run = ''): Delta[] | undefined {
    return this.partial(json, run)?.map(delta =>
      delta.kind === 'tool' && delta.state === undefined ? { ...delta, state: 'called' } : delta,
    );
  }

  #piece(message: LangchainMessage, run: string): Delta[] {
    if (message.role !== 'ai') return this.#whole(message, run);
    const { fields } = message;
    const id = message.id ?? run;
    const number = this.#numbers.get(id) ?? this.#numbers.size;
    this.#numbers.set(id, number);
    const texts = langchainTexts(fields);
    const calls = this.#callPieces(message, number);
    this.#remember(calls);
    return [
      ...CHANNELS.flatMap(channel => this.#append(id, channel, texts[channel])),
      ...calls,
      ...this.#about(fields),
      ...this.#usage.add(id, fields.usage_metadata),
      ...finish(fields, () => this.#pieces.finish(number)),
    ];
  }

  #whole(message: LangchainMessage, run: string): Delta[] {
    const { fields, role } = message;
    const id = message.id ?? run;
    if (role === 'tool') return [toolResult(fields)];
    if (role === 'other') return [];
    const texts = langchainTexts(fields);
    const calls = this.#wholeCalls(message);
    this.#remember(calls);
    return [
      ...CHANNELS.flatMap(channel => this.#texts.whole(id, channel, texts[channel])),
      ...calls,
      ...this.#about(fields),
      ...this.#usage.set(id, fields.usage_metadata),
      ...finish(fields, () => calls.map(({ call }) => ({ kind: 'tool', call, state: 'called' }))),
    ];
  }

  #append(message: string, channel: Channel, text: string): Delta[] {
    return text === '' ? [] : this.#texts.append(message, channel, text);
  }

  #callPieces(message: LangchainMessage, number: number): Delta[] {
    const pieces = asList(message.fields.tool_call_chunks);
    if (pieces.length === 0 && !message.chunk) return this.#wholeCalls(message);
    const calls = this.#pieces.read(number, { tool_calls: pieces.map(asOpenAI) });
    for (const delta of calls) if (delta.kind === 'tool') this.#streamed.add(delta.call);
    return calls;
  }

  #wholeCalls(message: LangchainMessage): ToolDelta[] {
    return asList(message.fields.tool_calls).map((json, place) => this.#wholeCall(json, place, message));
  }

  #wholeCall(json: unknown, place: number, message: LangchainMessage): ToolDelta {
    const id = asFilled(at(json, 'id'));
    const call = id ?? `#${message.id ?? ''}${place + 1}`;
    const tool = { kind: 'tool', call, ...filled('name', at(json, 'name')) } as const;
    if (this.#streamed.has(call)) return tool;
    const args = argumentText(message.fields, id, place) ?? JSON.stringify(at(json, 'args') ?? {});
    return { ...tool, ...this.#args.whole(call, args) };
  }

  #remember(calls: readonly Delta[]): void {
    for (const delta of calls) {
      if (delta.kind === 'tool') this.#calls.set(delta.call, delta.name ?? this.#calls.get(delta.call));
    }
  }

  #about(fields: JsonRecord): Delta[] {
    const { response_metadata: about, content } = fields;
    const annotations = asList(content).flatMap(block => asList(at(block, 'annotations')));
    return [
      ...this.#meta(filled('model', at(about, 'model_name') ?? at(about, 'model'))),
      ...this.#sources(annotations),
    ];
  }
}

type ToolDelta = Extract<Delta, { kind: 'tool' }>;

function asOpenAI(chunk: unknown): JsonRecord {
  const { index, id } = isRecord(chunk) ? chunk : {};
  return { index, id, function: { name: at(chunk, 'name'), arguments: at(chunk, 'args') ?? '' } };
}

/** The arguments as they were streamed, which the parsed ones in `tool_calls` only follow. */
function argumentText(fields: JsonRecord, id: string | undefined, place: number): string | undefined {
  const block = asList(fields.content).find(
    candidate => at(candidate, 'type') === 'tool_use' && at(candidate, 'id') === id,
  );
  if (block !== undefined) return asString(at(block, 'partial_json')) ?? inputText(at(block, 'input'));
  const chunk = asList(fields.tool_call_chunks)[place];
  const call = asList(at(fields.additional_kwargs, 'tool_calls'))[place];
  return asString(at(chunk, 'args')) ?? asString(at(call, 'function', 'arguments'));
}

/** An empty object stands there before any arguments have come. */
function inputText(input: unknown): string | undefined {
  if (typeof input === 'string') return input;
  return isRecord(input) && Object.keys(input).length === 0 ? '' : undefined;
}

function toolResult(fields: JsonRecord): Delta {
  return {
    kind: 'tool',
    call: asString(fields.tool_call_id) ?? '',
    ...filled('name', fields.name),
    result: fields.content,
    state: fields.status === 'error' ? 'error' : 'done',
  };
}

function finish({ response_metadata: about }: JsonRecord, calls: () => Delta[]): Delta[] {
  const reasons = ['finish_reason', 'stop_reason', 'done_reason'].map(key => asFilled(at(about, key)));
  const reason = reasons.find(text => text !== undefined);
  return reason === undefined ? [] : [...calls(), { kind: 'finish', reason }];
}
