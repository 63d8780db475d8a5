import { asFilled, asList, asNumber, asString, at, isRecord, type JsonRecord } from '../../json.ts';
import type { Delta } from '../dialect.ts';
import { type Call, ResponsesCalls } from './responses-calls.ts';
import { ResponsesTexts } from './responses-texts.ts';
import { newSources } from './sources.ts';

interface Item {
  readonly texts: ResponsesTexts;
  call: Call | undefined;
  /** Of an item that is the output of a shell: whose, and what was printed so far. */
  printed: { readonly call: string; stdout: string; stderr: string } | undefined;
}

const CALL = /_call$|^program$/;
const OUTPUT = /_output$/;
/** Items that only carry state from turn to turn. */
const SILENT = /^(mcp_approval_response|additional_tools|item_reference)$/;
const OTHERS = /^(message|reasoning|mcp_approval_request|mcp_list_tools|compaction)$/;

/**
 * Reads the output items of OpenAI Responses. An item is known by its `output_index`, because GitHub Copilot gives it
 * another id with every event.
 */
export class ResponsesItems {
  #items = new Map<unknown, Item>();
  readonly #calls = new ResponsesCalls();
  readonly #sources = newSources();

  get isEmpty(): boolean {
    return this.#items.size === 0;
  }

  /** Another response counts its items anew. */
  beginResponse(): void {
    this.#items = new Map();
  }

  texts(event: JsonRecord): ResponsesTexts {
    return this.#itemOf(event).texts;
  }

  added(event: JsonRecord): Delta[] | undefined {
    const { item: json } = event;
    const type = asString(at(json, 'type')) ?? '';
    if (!isRecord(json)) return undefined;
    const item = this.#itemOf(event, json);
    const answered = OUTPUT.test(type) ? this.#calls.answered(json) : undefined;
    if (answered !== undefined) item.printed = { call: answered, stdout: '', stderr: '' };
    if (!CALL.test(type)) return OUTPUT.test(type) || OTHERS.test(type) || SILENT.test(type) ? [] : undefined;
    item.call ??= this.#calls.begin(json);
    return [this.#calls.describe(item.call, { type, name: json.name })];
  }

  /** The finished item: says what was not streamed of it. */
  done(event: JsonRecord): Delta[] | undefined {
    const { item: json } = event;
    if (!isRecord(json)) return undefined;
    const item = this.#itemOf(event, json);
    const type = asString(json.type) ?? '';
    if (CALL.test(type)) {
      item.call ??= this.#calls.begin(json);
      return [this.#calls.whole(item.call, json)];
    }
    if (OUTPUT.test(type)) return this.#calls.output(json);
    switch (type) {
      case 'message':
        return asList(json.content).flatMap((part, index) => [
          ...item.texts.wholePart(part, index),
          ...this.cite(asList(at(part, 'annotations'))),
        ]);
      case 'reasoning':
        return item.texts.wholeReasoning(json);
      case 'mcp_approval_request':
        return [
          { kind: 'warning', message: `A call of ${asFilled(json.name)} waits for approval.`, detail: json },
        ];
      case 'mcp_list_tools':
        return isRecord(json.error) || asFilled(json.error) ? [noTools(json)] : [];
      case 'compaction':
        return [{ kind: 'warning', message: 'The conversation so far was replaced by a summary.' }];
      default:
        return SILENT.test(type) ? [] : undefined;
    }
  }

  /** A piece of the input of a call. */
  input(event: JsonRecord, input: string | undefined, piece: string): Delta[] {
    const item = this.#itemOf(event);
    item.call ??= this.#calls.begin({ id: event.item_id });
    item.call.streamed += piece;
    const named = input === undefined ? {} : { input };
    return [{ kind: 'tool', call: item.call.call, ...named, args: piece }];
  }

  /** The input of a call whole, as `facts` of its item. */
  wholeInput(event: JsonRecord, facts: JsonRecord): Delta[] {
    const { call } = this.#itemOf(event);
    const delta = call && this.#calls.describe(call, facts);
    return delta?.args === undefined ? [] : [delta];
  }

  /** A piece of what a shell prints: it grows until the item tells it whole. */
  output(event: JsonRecord): Delta[] {
    const { printed } = this.#itemOf(event);
    if (!printed) return [];
    printed.stdout += asString(at(event.delta, 'stdout')) ?? '';
    printed.stderr += asString(at(event.delta, 'stderr')) ?? '';
    const { call, stdout, stderr } = printed;
    return [{ kind: 'tool', call, result: [{ stdout, stderr }], state: 'called' }];
  }

  failed(event: JsonRecord): Delta[] {
    const { call } = this.#itemOf(event);
    return call === undefined ? [] : [{ kind: 'tool', call: call.call, state: 'error' }];
  }

  cite(annotations: readonly unknown[]): Delta[] {
    return this.#sources(
      annotations.map(annotation => ({
        url: at(annotation, 'url'),
        title: at(annotation, 'title') ?? at(annotation, 'filename'),
      })),
    );
  }

  #itemOf(event: JsonRecord, json?: JsonRecord): Item {
    const id = asFilled(json?.id) ?? asFilled(event.item_id);
    const place = asNumber(event.output_index) ?? id;
    const known = this.#items.get(place);
    if (known) return known;
    const item = { texts: new ResponsesTexts(id ?? `#${place ?? 0}`), call: undefined, printed: undefined };
    this.#items.set(place, item);
    return item;
  }
}

function noTools({ error, server_label }: JsonRecord): Delta {
  const message = `The tools of ${asFilled(server_label) ?? 'an MCP server'} could not be listed.`;
  return { kind: 'warning', message, detail: error };
}
