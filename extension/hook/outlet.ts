import type { HookBatch, HookMessage, ToHook } from '../../src/wire.ts';
import { lengthOf, ownsBuffer, pile, takePile } from './bytes.ts';
import { later, list, native, now } from './natives.ts';
import { wordsOf } from './reasons.ts';

const post = native(MessagePort, 'postMessage');
const dataOf = native(MessageEvent, 'data');

/** How long messages wait for company while no panel watches, and while one does, ms. */
const unwatched = 250;
const watched = 16;
const full = 262144;
/** An arrival of so many bytes goes by itself. */
const large = 65536;

let port: MessagePort | undefined;
/** The first message of a document does not wait: a panel may be there to be found. */
let wait = watched;
let pace = unwatched;
/** When the timer ought to fire; browsers delay the timers of hidden pages. */
let due = 0;
let messages = list<HookMessage>();
let piled = 0;

/** False before the bridge has the port, after an error of ours, and after the extension is gone. */
export let observing = false;

export function connect(to: MessagePort): void {
  port = to;
  observing = true;
  to.onmessage = event => {
    const message: ToHook = dataOf(event);
    if (message.kind === 'stop') {
      observing = false;
      port = undefined;
      take();
    } else {
      pace = message.watched ? watched : unwatched;
      flush();
    }
  };
}

export function send(message: HookMessage): void {
  messages[messages.length] = message;
  const at = now();
  if (due === 0) {
    due = at + wait;
    later(flushSafely, wait);
  } else if (piled > full || at > due + unwatched) {
    flush();
  }
}

/** An arrival of `size` bytes, of which `bytes` can be told now. */
export function sendBytes(stream: number, at: number, size: number, bytes: Uint8Array): void {
  const length = lengthOf(bytes);
  if (length < large || !ownsBuffer(bytes)) {
    piled = pile(bytes);
    send({ kind: 'bytes', stream, at, size, length });
    return;
  }
  // Posting copies it: it need not be copied before.
  flush();
  if (port) post(port, { messages: [{ kind: 'bytes', stream, at, size, length }], bytes });
}

/** Everything that waits. */
export function take(): HookBatch {
  const batch = { messages, bytes: takePile() };
  messages = list();
  piled = 0;
  return batch;
}

function flush(): void {
  due = 0;
  wait = pace;
  if (messages.length > 0 && port) post(port, take());
}

function flushSafely(): void {
  guarded(flush);
}

/** Tells of an error of our own and leaves the page alone from then on. */
function trouble(error: unknown): void {
  if (!observing) return;
  observing = false;
  send({ kind: 'trouble', at: now(), detail: wordsOf(error) ?? '' });
}

/** Runs code of ours: the page never sees it fail. */
export function guarded<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    trouble(error);
    return undefined;
  }
}
