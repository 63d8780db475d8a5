import type { HookBatch, HookMessage, ToHook } from '../../src/wire.ts';
import { Pile } from './bytes.ts';
import { bareList, getter, later, now, uncurry } from './natives.ts';
import { wordsOf } from './reasons.ts';

const post: (port: MessagePort, batch: HookBatch) => void = uncurry(MessagePort.prototype.postMessage);
const dataOf: (event: unknown) => ToHook = getter(MessageEvent.prototype, 'data');

/** How long messages wait for company: while a panel watches, and while none does. */
const pace = { watched: 16, unwatched: 250 };
const fullBytes = 256 * 1024;

let port: MessagePort | undefined;
let wait = pace.unwatched;
/** When the timer ought to fire; browsers delay the timers of hidden pages. */
let due: number | undefined;
let messages = bareList<HookMessage>();
const pile = new Pile();

/** False before the bridge has the port, after an error of ours, and after the extension is gone. */
export let observing = false;

export function connect(to: MessagePort): void {
  port = to;
  observing = true;
  to.onmessage = event => {
    const message = dataOf(event);
    if (message.kind === 'stop') {
      observing = false;
      port = undefined;
      take();
    } else {
      wait = message.watched ? pace.watched : pace.unwatched;
      flush();
    }
  };
}

export function send(message: HookMessage): void {
  messages[messages.length] = message;
  const at = now();
  if (due === undefined) {
    due = at + wait;
    later(flush, wait);
  } else if (at > due + pace.unwatched) {
    flush();
  }
}

/** An arrival of `size` bytes, of which `bytes` can be told now. */
export function sendBytes(stream: number, at: number, size: number, bytes: Uint8Array): void {
  const before = pile.size;
  pile.add(bytes);
  send({ kind: 'bytes', stream, at, size, length: pile.size - before });
  if (pile.size >= fullBytes) flush();
}

/** Everything that waits, for the bridge to have at once. */
export function take(): HookBatch {
  const batch = { messages, bytes: pile.take() };
  messages = bareList();
  due = undefined;
  return batch;
}

function flush(): void {
  if (messages.length > 0 && port) post(port, take());
  due = undefined;
}

/** Tells of an error of our own, once, and leaves the page alone from then on. */
export function trouble(error: unknown): void {
  if (!observing) return;
  observing = false;
  send({ kind: 'trouble', at: now(), detail: wordsOf(error) ?? 'unknown error' });
}
