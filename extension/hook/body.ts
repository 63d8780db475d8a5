import { branch, end, failed, read } from './branch.ts';
import { watchKnown } from './disguise.ts';
import { attempt, native, Weak } from './natives.ts';
import { guarded } from './outlet.ts';
import { branches, readerOf, readFrom } from './readers.ts';
import type { Recording } from './recording.ts';

const bodyOf = native(Response, 'body');
const cloneOf = native(Response, 'clone');

/** They read a body to its end. */
const wholes = ['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text'];

/** Responses whose body is watched. */
export const recordings = new Weak<Recording>();

export function watchBodies(): void {
  const { prototype } = Response;
  watchKnown(recordings, prototype, 'body', recording => stream => {
    if (!branches.get(stream)) branches.set(stream, branch(recording));
  });
  watchKnown(recordings, prototype, 'clone', recording => clone => {
    recording.live++;
    recordings.set(clone, recording);
  });
  for (let i = 0; i < wholes.length; i++) watchWhole(prototype, wholes[i] ?? '');
}

/**
 * These read inside the browser. A clone is read beside them: the page gets the native result and the native errors,
 * and since the body is locked from here on, it has no cancel that the clone could keep from the network.
 */
function watchWhole(prototype: Response, method: string): void {
  watchKnown(recordings, prototype, method, (recording, _, self) => {
    // Refused where the native method refuses as well: the body is used or locked.
    const clone = attempt(() => cloneOf(self));
    if (clone) drain(bodyOf(clone), recording);
    return undefined;
  });
}

async function drain(stream: unknown, recording: Recording): Promise<void> {
  const of = branch(recording);
  try {
    const reader = stream && readerOf(stream);
    for (let done = !reader; !done; ) {
      const result = await readFrom(reader);
      guarded(() => read(of, result));
      done = result.done;
    }
    end(of);
  } catch (error) {
    guarded(() => failed(of, error));
  }
}
