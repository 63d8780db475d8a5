/** What the user asked, out of a chat request's JSON body: `message`, or the last of `messages`. */
export function promptIn(body: string): string | undefined {
  const request = parsed(body);
  if (!isRecord(request)) return undefined;
  if (typeof request.message === 'string') return request.message;
  const last = Array.isArray(request.messages) ? request.messages.at(-1) : undefined;
  return isRecord(last) && typeof last.content === 'string' ? last.content : undefined;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
