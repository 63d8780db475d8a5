import type { HookBatch } from '../../src/wire.ts';
import { isHookMessage } from '../../src/wire-guards.ts';

/** What came over the hook's port; undefined when it is no batch. */
export function batchFrom(data: unknown): HookBatch | undefined {
  if (typeof data !== 'object' || data === null || !('messages' in data) || !('bytes' in data))
    return undefined;
  const { messages, bytes } = data;
  if (!Array.isArray(messages) || !messages.every(isHookMessage) || !isBytes(bytes)) return undefined;
  // In Firefox what comes over the port belongs to the page's realm.
  return { messages, bytes: new Uint8Array(bytes) };
}

function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value);
}

/** What an unloading page's hook handed over: bytes are one character each. */
export function lastBatchFrom(detail: unknown): HookBatch | undefined {
  if (typeof detail !== 'string') return undefined;
  try {
    const data: unknown = JSON.parse(detail);
    if (typeof data !== 'object' || data === null || !('bytes' in data) || typeof data.bytes !== 'string')
      return undefined;
    return batchFrom({ ...data, bytes: Uint8Array.from(data.bytes, character => character.charCodeAt(0)) });
  } catch {
    return undefined;
  }
}
