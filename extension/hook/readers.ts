import { type Branch, branch, cancel } from './branch.ts';
import { replace, watchKnown } from './disguise.ts';
import { follow, handed, type Lease, lease } from './lease.ts';
import { getPrototypeOf, isObject, native, ownValue, Weak } from './natives.ts';

const Default = ReadableStreamDefaultReader;
const Byob = ReadableStreamBYOBReader;
export const readerOf = native(ReadableStream, 'getReader');
export const readFrom = native(Default, 'read');
export const closedOf = native(Default, 'closed');
const closedOfByob = native(Byob, 'closed');
export const isLocked = native(ReadableStream, 'locked');

/** Body streams that are watched through whatever reads them. */
export const branches = new Weak<Branch>();
const leases = new Weak<Lease>();

export function watchReaders(): void {
  watchStreams(ReadableStream.prototype);
  watchReader(Default.prototype);
  watchReader(Byob.prototype);
  watchIterators(ReadableStream.prototype);
}

function watchStreams(prototype: ReadableStream): void {
  watchKnown(branches, prototype, 'getReader', of => reader => lend(reader, of));
  watchKnown(branches, prototype, 'tee', ({ of, at }) => pair => {
    of.live++;
    branches.set(ownValue(pair, '0'), branch(of, at));
    branches.set(ownValue(pair, '1'), branch(of, at));
  });
  watchKnown(branches, prototype, 'cancel', (of, args, self) =>
    isLocked(self) ? undefined : () => cancel(of, args[0]),
  );
}

function lend(reader: unknown, of: Branch): void {
  const lent = lease(of);
  leases.set(reader, lent);
  // The getter of the other class would give a promise that rejects and that nobody handles.
  const prototype = isObject(reader) && getPrototypeOf(reader);
  if (prototype === Default.prototype) follow(lent, closedOf(reader));
  if (prototype === Byob.prototype) follow(lent, closedOfByob(reader));
}

function watchReads(owner: object, key: 'read' | 'next'): void {
  watchKnown(leases, owner, key, lent => promise => handed(lent, promise));
}

function watchReader(prototype: object): void {
  watchReads(prototype, 'read');
  watchKnown(leases, prototype, 'releaseLock', lent => () => {
    lent.over = true;
  });
  watchKnown(leases, prototype, 'cancel', (lent, args) =>
    lent.over ? undefined : () => cancel(lent.of, args[0]),
  );
}

function watchIterators(prototype: ReadableStream): void {
  // Absent from Chromium before 124.
  if (!('values' in prototype)) return;
  const iterator = Object.getPrototypeOf(new ReadableStream().values());
  watchKnown(branches, prototype, 'values', (of, args) => {
    const cancels = !ownValue(args[0], 'preventCancel');
    return iterator => leases.set(iterator, lease(of, cancels));
  });
  // One function under two names, as it is natively.
  replace(prototype, Symbol.asyncIterator, () => prototype.values);
  watchReads(iterator, 'next');
  watchKnown(leases, iterator, 'return', (lent, args) =>
    lent.cancels ? () => cancel(lent.of, args[0]) : undefined,
  );
}
