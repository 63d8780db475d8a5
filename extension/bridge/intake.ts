import type { HookBatch } from '../../src/wire.ts';
import { isHookMessage } from '../../src/wire-guards.ts';

/** What came over the hook's port; undefined when it is no batch. */
export function batchFrom(data: unknown): HookBatch | undefined {
  if (typeof data !== 'object' || data === null || !('messages' in data) || !('bytes' in data))
    return undefined;
  const { messages, bytes } = data;
  if (!Array.isArray(messages) || !messages.every(isHookMessage) || !(bytes instanceof Uint8Array))
    return undefined;
  return { messages, bytes };
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
