import { type Branch, cancel, end, failed, read } from './branch.ts';
import { bare, native } from './natives.ts';
import { guarded } from './outlet.ts';
import { closedOf, readerOf, readFrom } from './readers.ts';

const Stream = ReadableStream;
const Reader = ReadableStreamDefaultReader;
const Controller = ReadableStreamDefaultController;
const releaseLock = native(Reader, 'releaseLock');
const cancelOf = native(Reader, 'cancel');
const enqueue = native(Controller, 'enqueue');
const closeOf = native(Controller, 'close');
const errorOf = native(Controller, 'error');

export interface StandIn {
  stream: ReadableStream;
  /** Gives the original back, as a pipe does when it is over. */
  release(): void;
}

/** A stream that reads a watched one exactly when and as far as it is read itself: nothing is held in between. */
export function standIn(original: unknown, of: Branch): StandIn {
  const reader = readerOf(original);
  let reading = false;
  let over = false;

  const ended = (controller: unknown) => {
    if (over) return;
    over = true;
    end(of);
    closeOf(controller);
  };
  const broke = (controller: unknown, error: unknown) => {
    if (over) return;
    over = true;
    failed(of, error);
    errorOf(controller, error);
  };
  /** A pipe learns at once that its source has ended or failed, even while it reads nothing. */
  const follow = async (controller: unknown) => {
    try {
      await closedOf(reader);
      if (!reading) ended(controller);
    } catch (error) {
      broke(controller, error);
    }
  };
  const pull = async (controller: unknown) => {
    reading = true;
    try {
      const result = await readFrom(reader);
      reading = false;
      guarded(() => read(of, result));
      if (result.done) ended(controller);
      else enqueue(controller, result.value);
    } catch (error) {
      broke(controller, error);
    }
  };
  const source: UnderlyingDefaultSource = {
    start: controller => void follow(controller),
    pull,
    cancel(reason) {
      over = true;
      const cancelled = cancelOf(reader, reason);
      cancel(of, reason);
      return cancelled;
    },
  };
  return {
    stream: new Stream(bare(source), bare({ highWaterMark: 0 })),
    release() {
      over = true;
      releaseLock(reader);
    },
  };
}
