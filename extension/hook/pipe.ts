import { disguise, guarded, replace } from './disguise.ts';
import { apply } from './natives.ts';
import { observing } from './outlet.ts';
import { branchOf, isLocked } from './readers.ts';
import { Substitute } from './substitute.ts';

/** Pipes read inside the browser: they get a stream that stands in for the watched one. */
export function watchPipes(): void {
  const { prototype } = ReadableStream;
  replace(prototype, 'pipeTo', native =>
    disguise(native, {
      apply(target, self, args) {
        const pipe = substituteFor(self);
        if (!pipe) return apply(target, self, args);
        const promise = apply(target, pipe.stream, args);
        if (isLocked(pipe.stream)) return pipe.during(promise);
        // The arguments were refused.
        pipe.release();
        return promise;
      },
    }),
  );
  replace(prototype, 'pipeThrough', native =>
    disguise(native, {
      apply(target, self, args) {
        const pipe = substituteFor(self);
        if (!pipe) return apply(target, self, args);
        try {
          return apply(target, pipe.stream, args);
        } catch (error) {
          pipe.release();
          throw error;
        }
      },
    }),
  );
}

function substituteFor(stream: unknown): Substitute | undefined {
  const branch = observing ? branchOf(stream) : undefined;
  return branch && !isLocked(stream) ? guarded(() => new Substitute(stream, branch)) : undefined;
}
