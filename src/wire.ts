/**
 * Every message that crosses a context. What passes a runtime port is JSON-safe, because runtime ports are JSON;
 * only the hop from hook to bridge carries raw bytes.
 *
 * Page messages flow page → panel; the order within a stream is `seq` = 0, 1, 2 … without holes.
 * A receiver that has seen `seq` already ignores the message; one that misses a `seq` asks for a replay.
 * Times are epoch milliseconds with fractions, read in the page (`performance.timeOrigin + performance.now()`).
 */

export type Via = 'fetch' | 'xhr' | 'eventsource' | 'network' | 'file';

/**
 * Type of the one private event by which the hook hands its port to the bridge. Its `data` is the type of another
 * event, random, by which the hook of an unloading page hands over its last {@link HookBatch} at once.
 */
export type Handover = 'deltascope-port';

/**
 * What happened to stream number `stream` of this document, in order. The hook is small: the bridge numbers the
 * messages, resolves URLs, parses headers and writes events out as text.
 */
export type HookMessage =
  | {
      kind: 'open';
      stream: number;
      at: number;
      via: 'fetch' | 'xhr' | 'eventsource';
      /** As the page gave them: any case, and relative to the document. */
      method: string;
      url: string;
      headers: Header[];
      body: string | undefined;
    }
  /** `headers` may be lines of `name: value`. */
  | { kind: 'headers'; stream: number; at: number; status: number; headers: Header[] | string }
  /** An arrival of `size` bytes; its body is the next `length` bytes of the batch. */
  | { kind: 'bytes'; stream: number; at: number; size: number; length: number }
  /** A server-sent event whose bytes the browser keeps to itself; `id` is the last one that was sent. */
  | { kind: 'event'; stream: number; at: number; type: string; data: string; id: string }
  | { kind: 'close'; stream: number; at: number; reason: CloseReason; detail: string | undefined }
  | { kind: 'trouble'; at: number; detail: string };

/** hook → bridge over their MessagePort. */
export interface HookBatch {
  messages: HookMessage[];
  bytes: Uint8Array;
}

/** bridge → hook. */
export type ToHook =
  /** Whether a panel watches: batches every 16 ms or so, else every now and then. */
  | { kind: 'pace'; watched: boolean }
  /** The extension is gone: observe nothing from now on. */
  | { kind: 'stop' };

export type Header = [name: string, value: string];

/** The page called fetch, send or new EventSource, and the response turned out to be a stream. */
export interface OpenMessage {
  kind: 'open';
  stream: string;
  seq: number;
  /** When the page made the call: the zero of every time of this stream. */
  at: number;
  method: string;
  url: string;
  /** URL of the top document. */
  page: string;
  /** URL of the frame that made the call; equals `page` in the top document. */
  frame: string;
  via: Via;
  requestHeaders: Header[];
  /** Text of the request body, or a note of what it was (`[FormData: …]`) when it is not text. */
  requestBody?: string;
}

export interface HeadersMessage {
  kind: 'headers';
  stream: string;
  seq: number;
  at: number;
  /** HTTP status; 0 where the browser hides it. */
  status: number;
  /** Empty where the browser hides them (EventSource, opaque responses). */
  headers: Header[];
}

/**
 * One arrival: what one read gave the page. The texts of all chunks joined (base64 ones decoded) are exactly the
 * body's bytes, while `bytes` keeps the size of each arrival: a character cut by a boundary travels with the later chunk.
 * An arrival of more than 512 kB comes as several chunks of the same time.
 */
export interface ChunkMessage {
  kind: 'chunk';
  stream: string;
  seq: number;
  at: number;
  bytes: number;
  text: string;
  /** `text` is base64 of bytes that are not UTF-8. */
  base64?: true;
}

/**
 * Stands for chunks that a full backlog had to let go: `seq` to `last` inclusive. `bytes` is the size of all of them; it
 * may count in some that the receiver has seen, when a replay begins in the middle of a dropped range.
 */
export interface DroppedMessage {
  kind: 'dropped';
  stream: string;
  seq: number;
  at: number;
  last: number;
  bytes: number;
}

export type CloseReason = 'end' | 'cancel' | 'abort' | 'error' | 'unload';

export interface CloseMessage {
  kind: 'close';
  stream: string;
  seq: number;
  at: number;
  reason: CloseReason;
  /** The error's or abort reason's own words. */
  detail?: string;
}

/** What happens to one stream. */
export type StreamMessage = OpenMessage | HeadersMessage | ChunkMessage | DroppedMessage | CloseMessage;

/** A document came to life (`at` = its time origin). `top` documents mark a navigation. */
export interface DocumentMessage {
  kind: 'document';
  document: string;
  at: number;
  url: string;
  top: boolean;
}

/** Whole closed streams that a full backlog let go and whoever asked for the replay lacks; counts are totals. */
export interface ForgottenMessage {
  kind: 'forgotten';
  document: string;
  streams: number;
  bytes: number;
}

/** The hook caught an error of its own and left the page alone from then on. */
export interface TroubleMessage {
  kind: 'trouble';
  document: string;
  at: number;
  detail: string;
}

export type PageMessage = StreamMessage | DocumentMessage | ForgottenMessage | TroubleMessage;

/** bridge → background → every panel of the tab. */
export interface Batch {
  kind: 'batch';
  messages: PageMessage[];
}

/** background → panel: a document's bridge has connected, ask it to replay. */
export interface Joined {
  kind: 'joined';
  document: string;
}

/** background → panel: a document's bridge is gone (frame removed, page unloaded or frozen). */
export interface Left {
  kind: 'left';
  document: string;
}

export type ToPanel = Batch | Joined | Left;

/** panel → background → the bridge of `document`, or every bridge of the tab: send again what I lack. */
export interface Replay {
  kind: 'replay';
  document?: string;
  /** Next expected seq of each stream that the panel knows. */
  have: Record<string, number>;
}

/** panel → background: look for documents of the tab that are not connected yet (panel opened, page navigated). */
export interface Attach {
  kind: 'attach';
}

export type FromPanel = Replay | Attach;
