import type { Item } from '../framing/item.ts';
import type { Header } from '../wire.ts';

/** Token counts as reported; an absent field was not reported. */
export interface Usage {
  inputTokens: number;
  outputTokens: number;
  reasoningTokens: number;
  cachedInputTokens: number;
  totalTokens: number;
}

export type Channel = 'answer' | 'reasoning' | 'refusal';

export type ToolState = 'streaming' | 'called' | 'done' | 'error';

/**
 * What one item means. The text of a channel and the `args` of a call append, unless `replace` says that they stand for
 * all of it so far. `call` names a tool call within the stream: the id as sent, `#1`, `#2` … where none was, `id#2` where
 * one was sent twice. Its `type` is what the service calls a call that is no plain function call (`web_search_call`);
 * `input` is what the service calls that which stands in `args` when it is not the JSON arguments of a function (`code`,
 * `diff`, `action`).
 */
export type Delta =
  | { kind: 'text'; message: string; channel: Channel; text: string; replace?: true }
  | {
      kind: 'tool';
      call: string;
      type?: string;
      name?: string;
      input?: string;
      args?: string;
      replace?: true;
      result?: unknown;
      state?: ToolState;
    }
  | { kind: 'source'; url?: string; title?: string }
  /** A file that is part of the answer, such as a picture; `size` in bytes where it came along. */
  | { kind: 'file'; mediaType?: string; name?: string; url?: string; size?: number }
  /** Data that only the application knows how to show, and what it is called. */
  | { kind: 'data'; name: string; value: unknown }
  | { kind: 'usage'; usage: Partial<Usage>; raw: unknown }
  | {
      kind: 'meta';
      model?: string;
      provider?: string;
      id?: string;
      conversation?: string;
      title?: string;
      extra?: Record<string, unknown>;
    }
  | { kind: 'finish'; reason: string }
  | { kind: 'correction'; raw: unknown }
  | { kind: 'warning'; message: string; detail?: unknown }
  | { kind: 'error'; message: string; code?: string; requestId?: string; retryable?: boolean }
  /** Only keeps the connection open: a ping, a heartbeat. */
  | { kind: 'keepalive' }
  /** The dialect's own end mark (`[DONE]`). */
  | { kind: 'terminator' };

/** What is known of a stream beside its content. A proxy may change any of it, so it only breaks ties. */
export interface Hints {
  readonly url: string;
  /** HTTP status; absent when it is not known. */
  readonly status?: number | undefined;
  readonly headers: readonly Header[];
}

/** An item with its data parsed once for everybody. */
export interface Parsed {
  readonly item: Item;
  /** The value of `item.data`, `undefined` when it is not JSON. */
  readonly json: unknown;
}

/** Reads the items of one stream in order. `undefined` = not known to this dialect; `[]` = known, and says nothing. */
export type Reader = (parsed: Parsed) => Delta[] | undefined;

export interface Dialect {
  /** kebab-case, stable: it is part of the exports. */
  readonly id: string;
  /** As people write it. */
  readonly label: string;
  /** Its streams have no end mark: where the body ends by itself, nothing is missing. */
  readonly endsUnmarked?: true;
  /**
   * How sure it is that the first items are its own: 0 (no) to 1 (certain). Decides by content; hints break ties. Asked
   * anew with each of the first events, so it is cheap.
   */
  matches(first: readonly Parsed[], hints: Hints): number;
  reader(): Reader;
}
