import { Branch, Lease } from './branch.ts';
import { put, watch, watched } from './disguise.ts';
import { getPrototypeOf, getter, Weak } from './natives.ts';
import { ownValue } from './reasons.ts';
import type { Recording } from './recorder.ts';

const Default = ReadableStreamDefaultReader.prototype;
const Byob = ReadableStreamBYOBReader.prototype;
const closedOfDefault = getter(Default, 'closed');
const closedOfByob = getter(Byob, 'closed');
export const isLocked = getter(ReadableStream.prototype, 'locked');

const branches = new Weak<Branch>();
const leases = new Weak<Lease>();

/** Body streams that are told of here are watched through whatever reads them. */
export function watchStream(stream: unknown, recording: Recording): void {
  if (!branches.get(stream)) branches.set(stream, new Branch(recording));
}

export function branchOf(stream: unknown): Branch | undefined {
  return branches.get(stream);
}

export function watchReaders(): void {
  watchStreamMethods();
  watchReader(Default);
  watchReader(Byob);
  watchIterators();
}

function watchStreamMethods(): void {
  watch(ReadableStream.prototype, 'getReader', self => {
    const branch = branches.get(self);
    return branch && (reader => leases.set(reader, leaseOf(reader, branch)));
  });
  watch(ReadableStream.prototype, 'tee', self => {
    const branch = branches.get(self);
    return (
      branch &&
      (pair => {
        branches.set(ownValue(pair, '0'), branch.moved());
        branches.set(ownValue(pair, '1'), branch.forked());
      })
    );
  });
  watch(ReadableStream.prototype, 'cancel', (self, args) => {
    const branch = branches.get(self);
    return branch && !isLocked(self) ? () => branch.cancelled(args[0]) : undefined;
  });
}

function leaseOf(reader: unknown, branch: Branch): Lease {
  const lease = new Lease(branch);
  // The getter of the other kind would give a promise that rejects and that nobody handles.
  const kind = getPrototypeOf(Object(reader));
  if (kind === Default) lease.closes(closedOfDefault(reader));
  if (kind === Byob) lease.closes(closedOfByob(reader));
  return lease;
}

function watchReader(reader: ReadableStreamDefaultReader | ReadableStreamBYOBReader): void {
  watch(reader, 'read', self => {
    const lease = leases.get(self);
    return lease && (promise => lease.handed(promise));
  });
  watch(reader, 'releaseLock', self => {
    const lease = leases.get(self);
    return lease && (() => lease.release());
  });
  watch(reader, 'cancel', (self, args) => {
    const lease = leases.get(self);
    return lease && !lease.released ? () => lease.branch.cancelled(args[0]) : undefined;
  });
}

function watchIterators(): void {
  const { prototype } = ReadableStream;
  // Absent from Chromium before 124.
  if (!('values' in prototype)) return;
  const values = watched(prototype.values, (self, args) => {
    const branch = branches.get(self);
    const cancels = !ownValue(args[0], 'preventCancel');
    return branch && (iterator => leases.set(iterator, new Lease(branch, cancels)));
  });
  // One function under two names, as it is natively.
  put(prototype, 'values', values);
  put(prototype, Symbol.asyncIterator, values);

  const iterator = Object.getPrototypeOf(new ReadableStream().values());
  watch(iterator, 'next', self => {
    const lease = leases.get(self);
    return lease && (promise => lease.handed(promise));
  });
  watch(iterator, 'return', (self, args) => {
    const lease = leases.get(self);
    return lease?.cancels ? () => lease.branch.cancelled(args[0]) : undefined;
  });
}
