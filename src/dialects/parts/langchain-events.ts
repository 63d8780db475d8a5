import { asFilled, asString, at, isRecord, type JsonRecord } from '../../json.ts';
import type { Delta } from '../dialect.ts';
import { filled } from './filled.ts';
import type { LangchainMessages } from './langchain-messages.ts';

const EVENT =
  /^on_(chat_model|llm|chain|tool|retriever|parser|prompt)_(start|stream|end|error)$|^on_custom_event$/;

/**
 * LangChain's `astream_events`, https://python.langchain.com/docs/how_to/streaming/#using-stream-events: what each part
 * of a chain does. Only models generate; what chains and parsers stream repeats it.
 */
export class LangchainEvents {
  /** The run that began first: all others are parts of it. */
  #root: string | undefined;

  constructor(readonly messages: LangchainMessages) {}

  static isEvent(json: unknown): boolean {
    return EVENT.test(asString(at(json, 'event')) ?? '') && typeof at(json, 'run_id') === 'string';
  }

  read(json: unknown): Delta[] | undefined {
    if (!isRecord(json) || !LangchainEvents.isEvent(json)) return undefined;
    const run = asString(json.run_id) ?? '';
    this.#root ??= run;
    const ended = run === this.#root && /_end$/.test(asString(json.event) ?? '');
    return [...this.#said(run, json), ...(ended ? [{ kind: 'terminator' } as const] : [])];
  }

  #said(run: string, json: JsonRecord): Delta[] {
    switch (json.event) {
      case 'on_chat_model_stream':
        return this.messages.piece(at(json, 'data', 'chunk'), run) ?? [];
      case 'on_llm_stream':
        return this.#text(run, at(json, 'data', 'chunk'));
      case 'on_chat_model_end':
        return this.#modelEnd(run, at(json, 'data', 'output'));
      case 'on_tool_start':
        return this.#toolStart(run, json);
      case 'on_tool_end':
        return this.#toolEnd(run, json);
      case 'on_tool_error':
        return [{ kind: 'tool', call: run, result: at(json, 'data', 'error'), state: 'error' }];
      default:
        return [];
    }
  }

  /** A model that does not stream says all at its end. */
  #modelEnd(run: string, output: unknown): Delta[] {
    return this.messages.whole(output, run) ?? [];
  }

  #text(run: string, chunk: unknown): Delta[] {
    const text = asString(chunk) ?? asString(at(chunk, 'text')) ?? '';
    return [{ kind: 'text', message: run, channel: 'answer', text }];
  }

  /** A call that the model made has been told already, under its own id. */
  #toolStart(run: string, json: JsonRecord): Delta[] {
    const name = asFilled(json.name);
    if (name === undefined || this.messages.hasCallOf(name)) return [];
    const input = at(json, 'data', 'input');
    const args = input === undefined ? {} : { args: JSON.stringify(input) };
    return [{ kind: 'tool', call: run, name, ...args, state: 'called' }];
  }

  #toolEnd(run: string, json: JsonRecord): Delta[] {
    const output = at(json, 'data', 'output');
    const called = asString(at(output, 'tool_call_id')) ?? asString(at(output, 'kwargs', 'tool_call_id'));
    if (called !== undefined && this.messages.hasCall(called)) return this.messages.whole(output) ?? [];
    const result = at(output, 'content') ?? output;
    return [{ kind: 'tool', call: run, ...filled('name', json.name), result, state: 'done' }];
  }
}
