import type { Host } from './host.ts';

/** A replay that has brought nothing for so long is not coming. */
const PATIENCE_MS = 2000;
const TRIES = 2;

/** Asks the page's side to send again what is lacking: one request at a time, and no longer than there is hope. */
export interface Replay {
  /** Asks now, because this document has joined. */
  ask(document: string): void;
  /** A message of this stream came too early. */
  lack(stream: string): void;
  lacks(stream: string): boolean;
  /** The stream goes on, or is not wanted any more. */
  found(stream: string): void;
}

/** `have` maps the streams that are known to their next seq; of one document, when asked for one. */
export function createReplay(host: Host, have: (document?: string) => Record<string, number>): Replay {
  /** Stream → how often it was asked for. */
  const lacking = new Map<string, number>();
  let asked = Number.NEGATIVE_INFINITY;
  let stop: (() => void) | undefined;

  function askAll(): void {
    asked = host.now();
    for (const [stream, tries] of lacking) lacking.set(stream, tries + 1);
    host.ask({ kind: 'replay', have: have() });
  }

  function askAgain(): void {
    for (const [stream, tries] of lacking) if (tries >= TRIES) found(stream);
    if (lacking.size > 0) askAll();
  }

  function found(stream: string): void {
    if (!lacking.delete(stream) || lacking.size > 0) return;
    stop?.();
    stop = undefined;
  }

  return {
    ask(document) {
      asked = host.now();
      host.ask({ kind: 'replay', document, have: have(document) });
    },
    lacks: stream => lacking.has(stream),
    lack(stream) {
      if (lacking.has(stream)) return;
      lacking.set(stream, 0);
      if (host.now() - asked >= PATIENCE_MS) askAll();
      stop ??= host.every(PATIENCE_MS, askAgain);
    },
    found,
  };
}
