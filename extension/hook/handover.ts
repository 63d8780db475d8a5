import type { Handover, HookBatch, HookMessage, LastBatch } from '../../src/wire.ts';
import { lengthOf } from './bytes.ts';
import { bare, fromCharCode, on, stringify, uncurry } from './natives.ts';
import { connect, observing, take } from './outlet.ts';
import { closeAll } from './recorder.ts';

const handover: Handover = 'deltascope-port';
const dispatch: (target: EventTarget, event: Event) => boolean = uncurry(EventTarget.prototype.dispatchEvent);
const NativeEvent = CustomEvent;
const page = window;

/** Gives the bridge our port, in one synchronous event before a page script runs; false when nobody took it. */
export function handOver(): boolean {
  const { port1, port2 } = new MessageChannel();
  const last = `deltascope-${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
  const event = new MessageEvent(handover, { data: last, ports: [port2], cancelable: true });
  if (dispatch(page, event)) return false;
  connect(port1);
  on(page, 'pagehide', event => {
    if (observing && event.isTrusted) leave(last);
  });
  return true;
}

/** What a port carries would come when the page is gone, an event comes at once. */
function leave(last: string): void {
  closeAll('unload');
  dispatch(page, new NativeEvent(last, bare({ detail: asText(take()) })));
}

/** As JSON of objects that inherit no `toJSON`. */
function asText({ messages, bytes }: HookBatch): LastBatch {
  for (let i = 0; i < messages.length; i++) bareMessage(messages[i]);
  let characters = '';
  for (let i = 0; i < lengthOf(bytes); i++) characters += fromCharCode(bytes[i] ?? 0);
  return stringify(bare({ messages, bytes: characters }));
}

function bareMessage(message: HookMessage | undefined): void {
  if (message === undefined) return;
  bare(message);
  const headers =
    message.kind === 'open' ? message.requestHeaders : message.kind === 'headers' ? message.headers : [];
  for (let i = 0; i < headers.length; i++) bare(headers[i] ?? []);
}
