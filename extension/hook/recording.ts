import type { CloseReason, Header, HookMessage } from '../../src/wire.ts';
import { lengthOf } from './bytes.ts';
import { later, list, now } from './natives.ts';
import { send, sendBytes } from './outlet.ts';
import { isAbort, wordsOf } from './reasons.ts';
import { bodyText } from './request.ts';

type Open = Extract<HookMessage, { kind: 'open' }>;

/** What a page asked for, as far as it is known without running code of the page. */
export interface Asked {
  at: number;
  method: unknown;
  url: unknown;
  headers: Header[];
  body: unknown;
  /** The signal that the request was made with. */
  signal?: unknown;
}

/** What it was answered. */
export interface Answer {
  /** Serves where the page gave an object that only its own code turns into a URL. */
  url: string;
  status: number;
  headers: Header[] | string;
}

/** One response, as it becomes known. */
export interface Recording {
  stream: number;
  via: Open['via'];
  asked: Asked;
  answer: Answer;
  /** Bytes of the body recorded so far, whichever branch brought them. */
  seen: number;
  /** Branches of the body that may still be read: one, and one more for each clone or tee. */
  live: number;
  over: CloseReason | undefined;
}

let streams = 0;
const running = list<Recording>();

export function record(via: Open['via'], asked: Asked, answer: Answer): Recording {
  const recording = { stream: 0, via, asked, answer, seen: 0, live: 1, over: undefined };
  begin(recording, asked.at);
  return recording;
}

function begin(recording: Recording, at: number): void {
  const { via, asked, answer } = recording;
  const { method, url, headers, body } = asked;
  const stream = ++streams;
  recording.stream = stream;
  recording.over = undefined;
  running[running.length] = recording;
  send({
    kind: 'open',
    stream,
    at,
    via,
    method: typeof method === 'string' ? method : 'GET',
    url: typeof url === 'string' ? url : answer.url,
    headers,
    body: bodyText(body),
  });
  send({ kind: 'headers', stream, at: now(), status: answer.status, headers: answer.headers });
}

/** An arrival of `size` bytes; `bytes` is what of the body it completes. */
export function arrived(recording: Recording, bytes: Uint8Array, size = lengthOf(bytes), at = now()): void {
  if (goesOn(recording)) sendBytes(recording.stream, at, size, bytes);
}

export function goesOn(recording: Recording): boolean {
  // The page was left, its streams were closed for that, and it came back from the back/forward cache.
  if (recording.over === 'unload') begin(recording, now());
  return !recording.over;
}

/** Its body cannot be read any more: the page aborted it, or the network failed. */
export function fail(recording: Recording, error: unknown): void {
  close(recording, isAbort(error, recording.asked.signal) ? 'abort' : 'error', wordsOf(error));
}

export function close(recording: Recording, reason: CloseReason, detail?: string): void {
  if (recording.over) return;
  recording.over = reason;
  const at = now();
  // Firefox fails the bodies of a page that is being left some 20 ms, and under load more, before it says so.
  if (reason === 'error') later(() => tell(recording, at, detail), 200);
  else tell(recording, at, detail);
}

/** The page is left. */
export function closeAll(): void {
  for (let recording = running[0]; recording; recording = running[0]) {
    recording.over = 'unload';
    tell(recording, now());
  }
}

function tell(recording: Recording, at: number, detail?: string): void {
  const last = running.length - 1;
  for (let i = 0; i <= last; i++) {
    if (running[i] !== recording) continue;
    running[i] = running[last] ?? recording;
    running.length = last;
    send({ kind: 'close', stream: recording.stream, at, reason: recording.over ?? 'end', detail });
    return;
  }
}
