/** A message that the page sent. */
export interface RequestMessage {
  role: string;
  text: string;
}

const TEXT_KEYS = ['message', 'prompt', 'query', 'question', 'input', 'q'];
const LIST_KEYS = ['messages', 'contents', 'input'];

/** The conversation that a request carries, oldest first; empty when it is not told in a way that is known. */
export function requestMessages(body: string | undefined, url: string): RequestMessage[] {
  const json = parse(body);
  if (!isObject(json)) return fromAddress(url);
  const list = LIST_KEYS.map(key => json[key]).find(Array.isArray);
  const system = textOf(json.system);
  const told = list?.flatMap(messageOf) ?? [];
  if (told.length > 0) return system ? [{ role: 'system', text: system }, ...told] : told;
  const single = TEXT_KEYS.map(key => textOf(json[key])).find(Boolean);
  return single ? [{ role: 'user', text: single }] : [];
}

function messageOf(value: unknown): RequestMessage[] {
  if (typeof value === 'string') return [{ role: 'user', text: value }];
  if (!isObject(value)) return [];
  const text = textOf(value.content) ?? textOf(value.parts) ?? textOf(value.text);
  return text ? [{ role: typeof value.role === 'string' ? value.role : 'user', text }] : [];
}

/** The text of a string, of a message, or of a list of parts. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value || undefined;
  if (Array.isArray(value)) return value.flatMap(part => textOf(part) ?? []).join('\n') || undefined;
  if (!isObject(value)) return undefined;
  return textOf(value.text) ?? textOf(value.content) ?? textOf(value.parts);
}

/** An EventSource can send its question in the address only. */
function fromAddress(url: string): RequestMessage[] {
  try {
    const parameters = new URL(url).searchParams;
    const text = TEXT_KEYS.map(key => parameters.get(key)).find(Boolean);
    return text ? [{ role: 'user', text }] : [];
  } catch {
    return [];
  }
}

function parse(body: string | undefined): unknown {
  try {
    return body === undefined ? undefined : JSON.parse(body);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
