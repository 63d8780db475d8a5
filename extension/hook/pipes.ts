import { disguise, replace } from './disguise.ts';
import { apply, attempt, get, isObject, native } from './natives.ts';
import { guarded, observing } from './outlet.ts';
import { branches, isLocked } from './readers.ts';
import { type StandIn, standIn } from './stand-in.ts';

const nativePipeTo = native(ReadableStream, 'pipeTo');

/** Pipes read inside the browser: they get a stream that stands in for the watched one. */
export function watchPipes(): void {
  watchPipe('pipeTo', pipeTo);
  watchPipe('pipeThrough', pipeThrough);
}

/** `begin` gives undefined where the native method is to refuse the arguments. */
function watchPipe(key: string, begin: (pipe: StandIn, args: readonly unknown[]) => unknown): void {
  replace(ReadableStream.prototype, key, native =>
    disguise(native, {
      apply(target, self, args) {
        const of = observing && branches.get(self);
        const pipe = of && !isLocked(self) && guarded(() => standIn(self, of));
        if (!pipe) return apply(target, self, args);
        try {
          const begun = begin(pipe, args);
          if (begun) return begun;
        } finally {
          if (!isLocked(pipe.stream)) pipe.release();
        }
        return apply(target, self, args);
      },
    }),
  );
}

function pipeTo(pipe: StandIn, args: readonly unknown[]): unknown {
  return during(nativePipeTo(pipe.stream, args[0], args[1]), pipe);
}

/** By the standard a pipeTo() whose promise nobody gets; here it tells when the pipe is over. */
function pipeThrough(pipe: StandIn, args: readonly unknown[]): unknown {
  const pair = args[0];
  if (!isObject(pair)) return undefined;
  const readable = get(pair, 'readable');
  const writable = get(pair, 'writable');
  // A getter throws for what is no stream.
  if (attempt(() => isLocked(readable)) === undefined) return undefined;
  hush(during(nativePipeTo(pipe.stream, writable, args[1]), pipe));
  return isLocked(pipe.stream) ? readable : undefined;
}

async function during(promise: unknown, pipe: StandIn): Promise<unknown> {
  try {
    return await promise;
  } finally {
    pipe.release();
  }
}

async function hush(promise: unknown): Promise<void> {
  try {
    await promise;
  } catch {
    // Told by the streams at both ends.
  }
}
