import { type Branch, cancel, end, failed, read } from './branch.ts';
import { disguise, replace } from './disguise.ts';
import { apply, bare, native } from './natives.ts';
import { guarded, observing } from './outlet.ts';
import { branches, closedOf, isLocked, readerOf, readFrom } from './readers.ts';

const Stream = ReadableStream;
const releaseLock = native(ReadableStreamDefaultReader, 'releaseLock');
const cancelOf: (reader: unknown, reason: unknown) => Promise<void> = native(
  ReadableStreamDefaultReader,
  'cancel',
);
const enqueue: (controller: unknown, chunk: unknown) => void = native(
  ReadableStreamDefaultController,
  'enqueue',
);
const closeOf = native(ReadableStreamDefaultController, 'close');
const errorOf: (controller: unknown, error: unknown) => void = native(
  ReadableStreamDefaultController,
  'error',
);

interface StandIn {
  stream: ReadableStream;
  /** Gives the original back, as a pipe does when it is over. */
  release(): void;
}

/** Pipes read inside the browser: they get a stream that stands in for the watched one. */
export function watchPipes(): void {
  watchPipe('pipeTo', (pipe, promise) => {
    // Not locked: the arguments were refused.
    if (isLocked(pipe.stream)) return during(promise, pipe);
    pipe.release();
    return promise;
  });
  watchPipe('pipeThrough', (_, readable) => readable);
}

function watchPipe(key: 'pipeTo' | 'pipeThrough', begun: (pipe: StandIn, result: unknown) => unknown): void {
  replace(Stream.prototype, key, native =>
    disguise(native, {
      apply(target, self, args) {
        const of = observing && branches.get(self);
        const pipe = of && !isLocked(self) && guarded(() => standIn(self, of));
        if (!pipe) return apply(target, self, args);
        try {
          return begun(pipe, apply(target, pipe.stream, args));
        } catch (error) {
          pipe.release();
          throw error;
        }
      },
    }),
  );
}

async function during(promise: unknown, pipe: StandIn): Promise<unknown> {
  try {
    return await promise;
  } finally {
    pipe.release();
  }
}

/** A stream that reads a watched one exactly when and as far as it is read itself: nothing is held in between. */
function standIn(original: unknown, of: Branch): StandIn {
  const reader = readerOf(original);
  let reading = false;
  let over = false;

  const release = () => {
    if (!over) releaseLock(reader);
    over = true;
  };
  const ended = (controller: unknown) => {
    if (over) return;
    release();
    end(of);
    closeOf(controller);
  };
  const broke = (controller: unknown, error: unknown) => {
    if (over) return;
    release();
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
      if (over) return undefined;
      const cancelled = cancelOf(reader, reason);
      release();
      cancel(of, reason);
      return cancelled;
    },
  };
  return { stream: new Stream(bare(source), bare({ highWaterMark: 0 })), release };
}
