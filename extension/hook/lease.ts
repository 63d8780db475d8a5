import { type Branch, end, failed, type Result, read } from './branch.ts';
import { isObject } from './natives.ts';
import { guarded } from './outlet.ts';

/** The right to read a branch, which a reader or an iterator has. */
export interface Lease {
  of: Branch;
  /** The page gave it back: that its reads and `closed` reject then says nothing about the stream. */
  released: boolean;
  /** Reads under way. */
  reading: number;
  closed: boolean;
  /** Of an iterator: whether leaving it early cancels the stream. */
  cancels: boolean;
}

export function lease(of: Branch, cancels = true): Lease {
  return { of, released: false, reading: 0, closed: false, cancels };
}

/** A read's promise, derived: a rejection that the page does not handle is still unhandled. */
export async function handed(lease: Lease, promise: unknown): Promise<unknown> {
  lease.reading++;
  try {
    const result = await promise;
    lease.reading--;
    guarded(() => {
      if (isResult(result)) read(lease.of, result);
      settle(lease);
    });
    return result;
  } catch (error) {
    lease.reading--;
    lost(lease, error);
    throw error;
  }
}

/** Follows the `closed` promise of a reader, which the platform itself marks as handled. */
export async function follow(lease: Lease, closed: unknown): Promise<void> {
  try {
    await closed;
    lease.closed = true;
    settle(lease);
  } catch (error) {
    lost(lease, error);
  }
}

/** A last read may have been settled before the close and yet be told to us after it. */
function settle(lease: Lease): void {
  if (lease.closed && lease.reading === 0) end(lease.of);
}

function isResult(value: unknown): value is Result {
  return isObject(value) && 'value' in value;
}

function lost(lease: Lease, error: unknown): void {
  if (!lease.released) guarded(() => failed(lease.of, error));
}
