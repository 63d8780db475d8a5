import { attempt, native } from './natives.ts';

const Bytes = Uint8Array;
const TypedArray: { prototype: Uint8Array } = Object.getPrototypeOf(Bytes);
const copyInto = native(TypedArray, 'set');
export const lengthOf = native(TypedArray, 'byteLength');
const offsetOf = native(TypedArray, 'byteOffset');
const bufferOf = native(TypedArray, 'buffer');
export const lengthOfBuffer = native(ArrayBuffer, 'byteLength');
const lengthOfView = native(DataView, 'byteLength');
const offsetOfView = native(DataView, 'byteOffset');
const bufferOfView = native(DataView, 'buffer');

/** The bytes of any view, not copied; undefined for what is no view. */
export function bytesOf(view: unknown): Uint8Array | undefined {
  return (
    attempt(() => new Bytes(bufferOf(view), offsetOf(view), lengthOf(view))) ??
    attempt(() => new Bytes(bufferOfView(view), offsetOfView(view), lengthOfView(view)))
  );
}

/** Whether it shares its buffer with nothing: a clone of it then copies no other bytes. */
export function ownsBuffer(bytes: Uint8Array): boolean {
  return lengthOfBuffer(bufferOf(bytes)) === lengthOf(bytes);
}

export function without(bytes: Uint8Array, count: number): Uint8Array {
  return new Bytes(bufferOf(bytes), offsetOf(bytes) + count, lengthOf(bytes) - count);
}

let room = new Bytes(0);
let used = 0;

/** Copies bytes behind those that wait already: a page may change or transfer its own at any time. */
export function pile(bytes: Uint8Array): number {
  const needed = used + lengthOf(bytes);
  if (needed > lengthOf(room)) {
    const held = room;
    room = new Bytes(needed * 2 + 8192);
    copyInto(room, held);
  }
  copyInto(room, bytes, used);
  used = needed;
  return used;
}

/** All that was piled up, in an array of its own. */
export function takePile(): Uint8Array {
  const taken = new Bytes(used);
  copyInto(taken, new Bytes(bufferOf(room), 0, used));
  used = 0;
  return taken;
}
