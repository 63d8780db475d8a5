import { getter, uncurry } from './natives.ts';

/** Reading a stream by the native methods themselves. */

type Reader = ReadableStreamDefaultReader<unknown>;
const { prototype } = ReadableStreamDefaultReader;

const getDefaultReader: () => Reader = ReadableStream.prototype.getReader;

export const getReader = uncurry(getDefaultReader);
export const read: (reader: Reader) => Promise<ReadableStreamReadResult<unknown>> = uncurry(prototype.read);
export const releaseLock: (reader: Reader) => void = uncurry(prototype.releaseLock);
export const cancel: (reader: Reader, reason: unknown) => Promise<void> = uncurry(prototype.cancel);
export const closedOf: (reader: Reader) => Promise<void> = getter(prototype, 'closed');
