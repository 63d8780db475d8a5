import type { Parsed } from '../dialect.ts';

/** The `[DONE]` that ends OpenAI's streams and, by their example, many others; some send it as a JSON string. */
export function isDone({ item, json }: Parsed): boolean {
  return item.data.trim() === '[DONE]' || json === '[DONE]';
}
