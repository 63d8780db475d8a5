import type { HookBatch } from '../../src/wire.ts';
import { isHookMessage } from '../../src/wire-guards.ts';

/** What the hook sent; undefined when it is no batch. In Firefox all of it belongs to the page's realm. */
export function batchFrom(data: unknown): HookBatch | undefined {
  if (typeof data !== 'object' || data === null || !('messages' in data) || !('bytes' in data))
    return undefined;
  const { messages, bytes } = data;
  if (!Array.isArray(messages) || !messages.every(isHookMessage) || !isBytes(bytes)) return undefined;
  return { messages, bytes: bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes) };
}

function isBytes(value: unknown): value is ArrayLike<number> {
  return ArrayBuffer.isView(value);
}
