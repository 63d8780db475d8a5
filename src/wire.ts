/**
 * Every message that crosses a context. All of it is JSON-safe, because runtime ports are JSON.
 *
 * Page messages flow page → panel; the order within a stream is `seq` = 0, 1, 2 … without holes.
 * A receiver that has seen `seq` already ignores the message; one that misses a `seq` asks for a replay.
 * Times are epoch milliseconds with fractions, read in the page (`performance.timeOrigin + performance.now()`).
 */

export type Via = 'fetch' | 'xhr' | 'eventsource' | 'network' | 'file';

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

/** Stands for chunks that a full backlog had to let go: `seq` to `last` inclusive. */
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

/** Whole closed streams that a full backlog let go before anyone asked; counts are totals of this document so far. */
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
}

/** background → panel: a document's bridge is gone (frame removed, page unloaded or frozen). */
export interface Left {
  kind: 'left';
  document: string;
}

export type ToPanel = Batch | Joined | Left;

/** panel → background → every bridge of the tab: send again what I lack. `have` maps a stream to its next expected seq. */
export interface Replay {
  kind: 'replay';
  have: Record<string, number>;
}

/** panel → background: look for documents of the tab that are not connected yet (panel opened, page navigated). */
export interface Attach {
  kind: 'attach';
}

export type FromPanel = Replay | Attach;
