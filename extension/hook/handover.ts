import type { Handover } from '../../src/wire.ts';
import { listen } from './listen.ts';
import { bare, native } from './natives.ts';
import { connect, observing, take } from './outlet.ts';
import { closeAll } from './recording.ts';

const handover: Handover = 'deltascope-port';
const dispatch = native(EventTarget, 'dispatchEvent');
const NativeEvent = CustomEvent;

/** Gives the bridge our port, in one synchronous event before a page script runs; false when nobody took it. */
export function handOver(): boolean {
  const { port1, port2 } = new MessageChannel();
  const last = `${crypto.getRandomValues(new Uint32Array(4))}`;
  if (dispatch(window, new MessageEvent(handover, { data: last, ports: [port2], cancelable: true })))
    return false;
  connect(port1);
  listen(window, 'pagehide', event => {
    if (!observing || !event.isTrusted) return;
    closeAll();
    // What a port carries would come when the page is gone, an event comes at once.
    dispatch(window, new NativeEvent(last, bare({ detail: take() })));
  });
  return true;
}
