import type { SavedFile } from '../../../extension/panel/session/host.ts';
import { createSession, type Session } from '../../../extension/panel/session/session.ts';
import type { FromPanel, OpenMessage, PageMessage, StreamMessage } from '../../../src/wire.ts';
import { OPEN, record, START, type Step } from '../recording.ts';

/** A session whose clock and frames the test moves. */
export interface Bench {
  session: Session;
  asked: FromPanel[];
  saved: SavedFile[];
  /** Frames that were drawn. */
  frames: number;
  take(...messages: PageMessage[]): void;
  /** Draws the next frame, when one is due. */
  draw(): void;
  /** Lets time pass, ms; what was to happen every so often happens. */
  pass(ms: number): void;
}

export function bench(): Bench {
  let now = START + 10_000;
  let due: (() => void) | undefined;
  const timers = new Set<{ ms: number; next: number; tick: () => void }>();
  const asked: FromPanel[] = [];
  const saved: SavedFile[] = [];
  const session = createSession({
    version: '1.2.3',
    ask: message => asked.push(message),
    save: file => saved.push(file),
    now: () => now,
    frame: draw => {
      due = draw;
    },
    every(ms, tick) {
      const timer = { ms, next: now + ms, tick };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  });
  return {
    session,
    asked,
    saved,
    frames: 0,
    take: (...messages) => session.take({ kind: 'batch', messages }),
    draw() {
      if (due) this.frames++;
      due?.();
      due = undefined;
    },
    pass(ms) {
      now += ms;
      for (const timer of timers) {
        if (timer.next > now) continue;
        timer.next = now + timer.ms;
        timer.tick();
      }
    },
  };
}

/** The messages of stream `number` of document `d`, whose times run from its own start. */
export function streamOf(
  number: number,
  steps: readonly Step[],
  open: Partial<OpenMessage> = {},
): StreamMessage[] {
  const opening = { ...OPEN, ...open, stream: `d:${number}` };
  const shift = opening.at - START;
  const [, ...rest] = record(steps, opening);
  return [opening, ...rest.map(message => ({ ...message, stream: opening.stream, at: message.at + shift }))];
}
