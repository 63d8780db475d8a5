import type { Branch } from './branch.ts';
import { guarded } from './disguise.ts';
import { getReader, read } from './raw-reader.ts';

/** Reads a stream of our own to its end, for what it tells about its branch. */
export async function drain(stream: unknown, branch: Branch): Promise<void> {
  if (stream === null) return branch.ended();
  const reader = getReader(stream);
  try {
    for (;;) {
      const result = await read(reader);
      guarded(() => branch.read(result));
      if (result.done) return;
    }
  } catch (error) {
    guarded(() => branch.failed(error));
  }
}
