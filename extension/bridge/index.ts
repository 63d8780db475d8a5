import type { DocumentMessage, Handover, HookBatch, ToHook } from '../../src/wire.ts';
import { isAttach } from '../../src/wire-guards.ts';
import { Backlog } from './backlog.ts';
import { batchFrom } from './intake.ts';
import { Link } from './link.ts';
import { place } from './place.ts';
import { runtime } from './runtime.ts';

/** Bytes: before a panel ever looked, and after. */
const limits = { unseen: 8 * 1024 * 1024, seen: 64 * 1024 * 1024 };

/** Bytes that came at once from which on sending them may wait for a pause of the page. */
const much = 128 * 1024;

const id = Array.from(crypto.getRandomValues(new Uint32Array(4)), part => part.toString(36)).join('');
const backlog = new Backlog(id, limits.unseen);
let hook: MessagePort | undefined;

const link = new Link(backlog, about, {
  watched(watched) {
    if (watched) backlog.limit = limits.seen;
    tellHook({ kind: 'pace', watched });
  },
  gone() {
    tellHook({ kind: 'stop' });
    hook?.close();
    hook = undefined;
  },
});

function about(): DocumentMessage {
  return {
    kind: 'document',
    document: id,
    at: performance.timeOrigin,
    url: location.href,
    top: window === top,
  };
}

function tellHook(message: ToHook): void {
  hook?.postMessage(message);
}

function take(batch: HookBatch | undefined): void {
  if (!batch) return;
  backlog.add(batch, place());
  // The first stream of a document that came to life while a panel was open.
  if (!asked) link.connect();
  asked = true;
  link.send(batch.bytes.length > much);
}

let asked = false;
const handover: Handover = 'deltascope-port';
addEventListener(
  handover,
  event => {
    if (!(event instanceof MessageEvent)) return;
    const [port] = event.ports;
    const last: unknown = event.data;
    if (!port || typeof last !== 'string') return;
    event.preventDefault();
    hook = port;
    port.onmessage = message => take(batchFrom(message.data));
    addEventListener(last, final => {
      take(batchFrom(final instanceof CustomEvent ? final.detail : undefined));
      link.leave();
    });
  },
  { once: true },
);

runtime.onMessage.addListener(message => {
  if (isAttach(message)) link.connect();
});

// Ports do not survive the back/forward cache, and in Chromium they say so only after the page has come back. The hook's
// listener, which captures, has handed over its last batch when this one is called.
addEventListener('pagehide', event => {
  if (event.persisted) link.disconnect();
});
addEventListener('pageshow', event => {
  if (event.persisted && asked) link.connect();
});
