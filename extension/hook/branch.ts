import { bytesOf, lengthOf, without } from './bytes.ts';
import { wordsOf } from './reasons.ts';
import { arrived, close, fail, type Recording } from './recording.ts';

/** One way to read a response's body: the body itself, or a clone or tee of it, at a position of its own. */
export interface Branch {
  of: Recording;
  /** Bytes read by it. */
  at: number;
  /** The page cancelled it: what it reads from then on is no news. */
  over: boolean;
}

export function branch(of: Recording, at = 0): Branch {
  return { of, at, over: false };
}

/** What a read gives. */
export interface Result {
  done?: boolean | undefined;
  value?: unknown;
}

/** What was seen by another branch already is not recorded twice. */
export function read(branch: Branch, { done, value }: Result): void {
  if (done) end(branch);
  const bytes = bytesOf(value);
  if (!bytes) return;
  const { of, at } = branch;
  branch.at += lengthOf(bytes);
  if (branch.at <= of.seen) return;
  arrived(of, at < of.seen ? without(bytes, of.seen - at) : bytes);
  of.seen = branch.at;
}

export function end(branch: Branch): void {
  if (!branch.over) close(branch.of, 'end');
}

export function failed(branch: Branch, error: unknown): void {
  if (!branch.over) fail(branch.of, error);
}

/** The response ends when the last of its branches is cancelled. */
export function cancel(branch: Branch, reason: unknown): void {
  if (branch.over) return;
  branch.over = true;
  branch.of.live--;
  if (branch.of.live === 0) close(branch.of, 'cancel', wordsOf(reason));
}
