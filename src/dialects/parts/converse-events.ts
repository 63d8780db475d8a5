import { asFilled, asList, asString, at, entriesOf, isRecord } from '../../json.ts';
import type { Channel, Delta } from '../dialect.ts';
import { base64Size } from './base64-size.ts';
import { CallIds } from './call-ids.ts';
import { errorDelta } from './errors.ts';
import { filled } from './filled.ts';
import { newSources } from './sources.ts';
import { usageDeltas } from './usage.ts';

/** What the events of `ConverseStream` are called. */
export const CONVERSE_EVENT =
  /^(?:messageStart|contentBlockStart|contentBlockDelta|contentBlockStop|messageStop|metadata)$/;

/** Reads the events of Bedrock's `ConverseStream`, each given with its name. */
export class ConverseEvents {
  readonly #ids = new CallIds();
  /** Tool calls by the index of their block. */
  readonly #calls = new Map<unknown, string>();
  /** Results that come in pieces, by the index of their block. */
  readonly #results = new Map<unknown, { call: string; failed: boolean; content: readonly unknown[] }>();
  /** Formats of pictures by the index of their block. */
  readonly #formats = new Map<unknown, string>();
  readonly #sources = newSources();

  /** `undefined` when there is no such event. */
  read(name: string, event: unknown): Delta[] | undefined {
    const index = at(event, 'contentBlockIndex');
    switch (name) {
      case 'messageStart':
        return [];
      case 'contentBlockStart':
        return this.#start(index, at(event, 'start'));
      case 'contentBlockDelta':
        return this.#delta(index, at(event, 'delta'));
      case 'contentBlockStop':
        return this.#stop(index);
      case 'messageStop':
        return finishDeltas(at(event, 'stopReason'));
      case 'metadata':
        return metadataDeltas(event);
      default:
        return name.endsWith('Exception') ? [errorDelta(event, { code: name })] : undefined;
    }
  }

  #start(index: unknown, start: unknown): Delta[] {
    const use = at(start, 'toolUse');
    const result = at(start, 'toolResult');
    if (isRecord(use)) {
      const call = this.#ids.begin(asFilled(use.toolUseId));
      this.#calls.set(index, call);
      const type = use.type === 'tool_use' ? {} : filled('type', use.type);
      return [{ kind: 'tool', call, ...type, ...filled('name', use.name), state: 'streaming' }];
    }
    if (isRecord(result)) {
      const call = this.#ids.latest(asFilled(result.toolUseId) ?? '');
      this.#results.set(index, { call, failed: result.status === 'error', content: [] });
    }
    const format = asFilled(at(start, 'image', 'format'));
    if (format !== undefined) this.#formats.set(index, format);
    return [];
  }

  #delta(index: unknown, delta: unknown): Delta[] | undefined {
    if (!isRecord(delta)) return undefined;
    const { text, reasoningContent, toolUse, toolResult, citation, image } = delta;
    if (text !== undefined) return textDeltas('answer', text);
    if (reasoningContent !== undefined) return textDeltas('reasoning', at(reasoningContent, 'text'));
    if (toolUse !== undefined) return this.#argument(index, at(toolUse, 'input'));
    if (toolResult !== undefined) return this.#result(index, toolResult);
    if (citation !== undefined) return this.#cite(citation);
    return image === undefined ? undefined : imageDeltas(image, this.#formats.get(index));
  }

  /** A piece whose block was not seen to begin is kept as a call of its own. */
  #argument(index: unknown, input: unknown): Delta[] {
    const call = this.#calls.get(index) ?? this.#ids.begin(undefined);
    this.#calls.set(index, call);
    return [{ kind: 'tool', call, args: asString(input) ?? '' }];
  }

  #result(index: unknown, pieces: unknown): Delta[] {
    const result = this.#results.get(index);
    if (!result) return [];
    result.content = [...result.content, ...asList(pieces)];
    const { call, failed, content } = result;
    return [{ kind: 'tool', call, result: content, state: failed ? 'error' : 'done' }];
  }

  #stop(index: unknown): Delta[] {
    const call = this.#calls.get(index);
    this.#calls.delete(index);
    this.#results.delete(index);
    return call === undefined ? [] : [{ kind: 'tool', call, state: 'called' }];
  }

  #cite(citation: unknown): Delta[] {
    const url = at(citation, 'location', 'web', 'url') ?? at(citation, 'source');
    return this.#sources([{ url, title: at(citation, 'title') }]);
  }
}

function textDeltas(channel: Channel, value: unknown): Delta[] {
  const text = asFilled(value);
  return text === undefined ? [] : [{ kind: 'text', message: 'answer', channel, text }];
}

function imageDeltas(image: unknown, format: string | undefined): Delta[] {
  const error = at(image, 'error');
  if (error !== undefined) return [errorDelta(error)];
  const bytes = asString(at(image, 'source', 'bytes'));
  const size = bytes === undefined ? {} : { size: base64Size(bytes) };
  return [{ kind: 'file', mediaType: format === undefined ? 'image' : `image/${format}`, ...size }];
}

function finishDeltas(reason: unknown): Delta[] {
  const text = asFilled(reason);
  return text === undefined ? [] : [{ kind: 'finish', reason: text }];
}

/** `latencyMs` is the server's own time for all of it. */
function metadataDeltas(event: unknown): Delta[] {
  const extra = {
    ...Object.fromEntries(entriesOf(at(event, 'metrics'))),
    ...filled('serviceTier', at(event, 'serviceTier', 'type')),
  };
  return [
    ...usageDeltas(at(event, 'usage')),
    ...(Object.keys(extra).length > 0 ? [{ kind: 'meta', extra } as const] : []),
  ];
}
