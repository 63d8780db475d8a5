import type { System } from './systems.ts';

/** What a scripted response does next. */
export type Step =
  | { kind: 'wait'; ms: number }
  /** One write, flushed by itself: one chunk on the wire. */
  | { kind: 'send'; body: string | Uint8Array }
  /** Waits until somebody calls `server.signal(name)`; a signal given earlier counts. */
  | { kind: 'until'; signal: string }
  /** Destroys the socket, as a crashed server or a lost network does. */
  | { kind: 'cut' };

export type Steps = Iterable<Step> | AsyncIterable<Step>;

/** How a demo page asks for a scenario: by the user's words, so that the requests look like real ones. */
export interface Asked {
  readonly system: System;
  readonly prompt: string;
  /** What there is to see in the panel. */
  readonly shows: string;
  readonly via?: 'fetch' | 'eventsource';
  /** ms from the first piece of the answer until the page's own Stop button is pressed, when everything is played. */
  readonly stopAfter?: number;
}

/** One scripted response. Served at `/streams/<name>` by any method, and where its system's page asks for it. */
export interface Scenario {
  readonly name: string;
  readonly asked?: Asked;
  /** Default 200. */
  readonly status?: number;
  /** On top of `content-type: text/event-stream` and `cache-control: no-store`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A function when each request needs steps of its own. Ends the response cleanly unless the last step cuts it. */
  readonly steps: Steps | (() => Steps);
}

export const wait = (ms: number): Step => ({ kind: 'wait', ms });
export const send = (body: string | Uint8Array): Step => ({ kind: 'send', body });
export const until = (signal: string): Step => ({ kind: 'until', signal });
export const cut: Step = { kind: 'cut' };
