import type { CloseReason, Header, HookMessage } from '../../src/wire.ts';
import { lengthOf } from './bytes.ts';
import { bareList, now } from './natives.ts';
import { send, sendBytes } from './outlet.ts';
import { isAbort, wordsOf } from './reasons.ts';

type Open = Extract<HookMessage, { kind: 'open' }>;

/** What the page asked for. */
export type RequestFacts = Omit<Open, 'kind' | 'stream' | 'at' | 'via'>;

let streams = 0;
const running = bareList<Recording>();

/** One response, as it becomes known. */
export class Recording {
  /** Bytes of the body recorded so far, whichever branch brought them. */
  seen = 0;
  /** Branches of the body that may still be read: one, and one more for each clone or tee. */
  branches = 1;
  /** The signal that the request was made with. */
  signal: unknown;
  #stream = 0;
  #closed: CloseReason | undefined;

  constructor(
    readonly via: Open['via'],
    readonly request: RequestFacts,
    at: number,
    readonly status: number,
    readonly headers: Header[],
  ) {
    this.#open(at);
  }

  #open(at: number): void {
    const { via, request, status, headers } = this;
    this.#stream = ++streams;
    this.#closed = undefined;
    running[running.length] = this;
    send({
      kind: 'open',
      stream: this.#stream,
      at,
      via,
      method: request.method,
      url: request.url,
      requestHeaders: request.requestHeaders,
      requestBody: request.requestBody,
    });
    send({ kind: 'headers', stream: this.#stream, at: now(), status, headers });
  }

  /** An arrival of `size` bytes; `bytes` is what of the body it completes. */
  arrived(bytes: Uint8Array, size = lengthOf(bytes)): void {
    const at = now();
    // The page was left, its streams were closed for that, and it came back from the back/forward cache.
    if (this.#closed === 'unload') this.#open(at);
    if (this.#closed) return;
    this.seen += lengthOf(bytes);
    sendBytes(this.#stream, at, size, bytes);
  }

  /** Its body cannot be read any more: the page aborted it, or the network failed. */
  fail(error: unknown): void {
    this.close(isAbort(error, this.signal) ? 'abort' : 'error', error);
  }

  close(reason: CloseReason, cause?: unknown): void {
    if (this.#closed) return;
    this.#closed = reason;
    const last = running.length - 1;
    for (let i = 0; i <= last; i++) {
      if (running[i] !== this) continue;
      running[i] = running[last] ?? this;
      running.length = last;
      break;
    }
    send({ kind: 'close', stream: this.#stream, at: now(), reason, detail: wordsOf(cause) });
  }
}

export function closeAll(reason: CloseReason): void {
  for (let i = running.length - 1; i >= 0; i--) running[i]?.close(reason);
}
