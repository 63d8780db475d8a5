import type { CloseReason, HookMessage } from '../../src/wire.ts';
import { lengthOf } from './bytes.ts';
import { later, list, now } from './natives.ts';
import { send, sendBytes } from './outlet.ts';
import { isAbort, wordsOf } from './reasons.ts';

type Open = Extract<HookMessage, { kind: 'open' }>;
type Head = Extract<HookMessage, { kind: 'headers' }>;

/** One response, as it becomes known. */
export interface Recording {
  open: Open;
  head: Head;
  /** The signal that the request was made with. */
  signal: unknown;
  /** Bytes of the body recorded so far, whichever branch brought them. */
  seen: number;
  /** Branches of the body that may still be read: one, and one more for each clone or tee. */
  branches: number;
  over: CloseReason | undefined;
}

let streams = 0;
const running = list<Recording>();

/** Begins a stream; its number in the messages is given here. */
export function record(open: Open, head: Head, signal?: unknown): Recording {
  const recording = { open, head, signal, seen: 0, branches: 1, over: undefined };
  begin(recording);
  return recording;
}

function begin(recording: Recording): void {
  recording.head.stream = recording.open.stream = ++streams;
  recording.over = undefined;
  running[running.length] = recording;
  send(recording.open);
  send(recording.head);
}

/** An arrival of `size` bytes; `bytes` is what of the body it completes. */
export function arrived(recording: Recording, bytes: Uint8Array, size = lengthOf(bytes)): void {
  if (goesOn(recording)) sendBytes(recording.open.stream, now(), size, bytes);
}

export function goesOn(recording: Recording): boolean {
  // The page was left, its streams were closed for that, and it came back from the back/forward cache.
  if (recording.over === 'unload') {
    recording.open.at = recording.head.at = now();
    begin(recording);
  }
  return !recording.over;
}

/** Its body cannot be read any more: the page aborted it, or the network failed. */
export function fail(recording: Recording, error: unknown): void {
  close(recording, isAbort(error, recording.signal) ? 'abort' : 'error', wordsOf(error));
}

export function close(recording: Recording, reason: CloseReason, detail?: string): void {
  if (recording.over) return;
  recording.over = reason;
  const at = now();
  // Firefox fails the bodies of a page that is being left some 20 ms before it says so.
  if (reason === 'error') later(() => tell(recording, at, detail), 100);
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
    send({ kind: 'close', stream: recording.open.stream, at, reason: recording.over ?? 'end', detail });
    return;
  }
}
