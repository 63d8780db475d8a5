import { type Branch, end, failed, read } from './branch.ts';
import { isObject } from './natives.ts';
import { guarded } from './outlet.ts';

/** The right to read a branch, which a reader or an iterator has. */
export interface Lease {
  of: Branch;
  /** The page gave it back: that its reads and `closed` reject then says nothing about the stream. */
  over: boolean;
  /** Of an iterator: whether leaving it early cancels the stream. */
  cancels: boolean;
}

export function lease(of: Branch, cancels = true): Lease {
  return { of, over: false, cancels };
}

/** A read's promise, derived: a rejection that the page does not handle is still unhandled. */
export async function handed(lease: Lease, promise: unknown): Promise<unknown> {
  try {
    const result = await promise;
    if (isObject(result)) guarded(() => read(lease.of, result));
    return result;
  } catch (error) {
    lost(lease, error);
    throw error;
  }
}

/** Follows the `closed` promise of a reader, which the platform itself marks as handled. */
export async function follow(lease: Lease, closed: unknown): Promise<void> {
  try {
    await closed;
    // By the standard a stream closes just before its last read is settled, which is told to us after this.
    await undefined;
    await undefined;
    guarded(() => end(lease.of));
  } catch (error) {
    lost(lease, error);
  }
}

function lost(lease: Lease, error: unknown): void {
  if (!lease.over) guarded(() => failed(lease.of, error));
}
