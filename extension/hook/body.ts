import { Branch } from './branch.ts';
import { watch } from './disguise.ts';
import { drain } from './drain.ts';
import { attempt, getter, uncurry, Weak } from './natives.ts';
import { watchStream } from './readers.ts';
import type { Recording } from './recorder.ts';

const bodyOf = getter(Response.prototype, 'body');
const cloneOf = uncurry(Response.prototype.clone);

const recordings = new Weak<Recording>();

export function watchBody(response: unknown, recording: Recording): void {
  recordings.set(response, recording);
}

export function watchBodies(): void {
  const { prototype } = Response;
  watch(prototype, 'body', self => {
    const recording = recordings.get(self);
    return recording && (stream => watchStream(stream, recording));
  });
  watch(prototype, 'clone', self => {
    const recording = recordings.get(self);
    return (
      recording &&
      (clone => {
        recording.branches++;
        recordings.set(clone, recording);
      })
    );
  });
  watchWhole(prototype, 'arrayBuffer');
  watchWhole(prototype, 'blob');
  watchWhole(prototype, 'bytes');
  watchWhole(prototype, 'formData');
  watchWhole(prototype, 'json');
  watchWhole(prototype, 'text');
}

/**
 * These read inside the browser. A clone is read beside them: the page gets the native result and the native errors,
 * and since the body is locked from here on, it has no cancel that the clone could keep from the network.
 */
function watchWhole(prototype: Response, method: string): void {
  watch(prototype, method, self => {
    const recording = recordings.get(self);
    // Refused when the body is used or locked: then the native method refuses as well.
    const clone = recording && attempt(() => cloneOf(self));
    if (clone) drain(bodyOf(clone), new Branch(recording));
    return undefined;
  });
}
