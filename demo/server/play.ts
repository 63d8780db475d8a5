import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Scenario, Step } from './scenario.ts';
import type { Signals } from './signals.ts';

/** Told of what the server does to the response. */
export interface Witness {
  wrote(bytes: number): void;
  cut(): void;
}

/** Plays a scenario to one client; returns early when the client goes away. */
export async function play(
  { status = 200, headers, steps }: Scenario,
  response: ServerResponse,
  signals: Signals,
  witness: Witness,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  response.writeHead(status, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  response.flushHeaders();
  try {
    for await (const step of typeof steps === 'function' ? steps() : steps) {
      await perform(step, response, signals, witness, gone.signal);
      if (gone.signal.aborted) return;
    }
    response.end();
  } catch (error) {
    if (!gone.signal.aborted) throw error;
  }
}

async function perform(
  step: Step,
  response: ServerResponse,
  signals: Signals,
  witness: Witness,
  signal: AbortSignal,
): Promise<void> {
  switch (step.kind) {
    case 'wait':
      await sleep(step.ms, undefined, { signal });
      return;
    case 'until':
      return signals.wait(step.signal, signal);
    case 'send': {
      const body = Buffer.from(step.body);
      const room = response.write(body);
      witness.wrote(body.length);
      if (!room) await once(response, 'drain', { signal });
      // Node joins what is written within one turn; the next step must not join this chunk.
      await new Promise(resolve => setImmediate(resolve));
      return;
    }
    case 'cut':
      witness.cut();
      response.destroy();
      return;
    default:
      step satisfies never;
  }
}
