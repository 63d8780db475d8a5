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

  /** A pipe learns at once that its source has ended or failed, even while it reads nothing. */
  const follow = async (controller: unknown) => {
    try {
      await closedOf(reader);
      if (reading || over) return;
      guarded(() => end(of));
      closeOf(controller);
    } catch (error) {
      if (over) return;
      guarded(() => failed(of, error));
      errorOf(controller, error);
    }
  };
  /** When this rejects, the stream fails with the same error. */
  const pull = async (controller: unknown) => {
    reading = true;
    const result = await readFrom(reader);
    reading = false;
    guarded(() => read(of, result));
    if (result.done) closeOf(controller);
    else enqueue(controller, result.value);
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
