import { type Branch, branch, cancel } from './branch.ts';
import { replace, watch, watched } from './disguise.ts';
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
  watch(prototype, 'getReader', self => {
    const of = branches.get(self);
    return of && (reader => lend(reader, of));
  });
  watch(prototype, 'tee', self => {
    const of = branches.get(self);
    return (
      of &&
      (pair => {
        of.of.branches++;
        branches.set(ownValue(pair, '0'), branch(of.of, of.at));
        branches.set(ownValue(pair, '1'), branch(of.of, of.at));
      })
    );
  });
  watch(prototype, 'cancel', (self, args) => {
    const of = branches.get(self);
    return of && !isLocked(self) ? () => cancel(of, args[0]) : undefined;
  });
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
  watch(owner, key, self => {
    const lent = leases.get(self);
    return lent && (promise => handed(lent, promise));
  });
}

function watchReader(prototype: object): void {
  watchReads(prototype, 'read');
  watch(prototype, 'releaseLock', self => {
    const lent = leases.get(self);
    return (
      lent &&
      (() => {
        lent.released = true;
      })
    );
  });
  watch(prototype, 'cancel', (self, args) => {
    const lent = leases.get(self);
    return lent && !lent.released ? () => cancel(lent.of, args[0]) : undefined;
  });
}

function watchIterators(prototype: ReadableStream): void {
  // Absent from Chromium before 124.
  if (!('values' in prototype)) return;
  const values = watched(prototype.values, (self, args) => {
    const of = branches.get(self);
    const cancels = !ownValue(args[0], 'preventCancel');
    return of && (iterator => leases.set(iterator, lease(of, cancels)));
  });
  const iterator = Object.getPrototypeOf(new ReadableStream().values());
  // One function under two names, as it is natively.
  replace(prototype, 'values', () => values);
  replace(prototype, Symbol.asyncIterator, () => values);
  watchReads(iterator, 'next');
  watch(iterator, 'return', (self, args) => {
    const lent = leases.get(self);
    return lent?.cancels ? () => cancel(lent.of, args[0]) : undefined;
  });
}
