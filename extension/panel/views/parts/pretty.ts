/** Deeper JSON than this is shown as it came: its indentation alone could fill the memory. */
const MAX_DEPTH = 100;
const MAX_LENGTH = 1_000_000;

/** JSON text laid out for reading; `undefined` when it is none, or too large or deep to lay out. */
export function prettyJson(text: string): string | undefined {
  if (text.length > MAX_LENGTH || !isBracketed(text) || depthOf(text) > MAX_DEPTH) return undefined;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return undefined;
  }
}

/** A value for reading: a string as it is, anything else as JSON. */
export function prettyValue(value: unknown): string {
  if (typeof value === 'string') return prettyJson(value) ?? value;
  try {
    const text = JSON.stringify(value);
    return text === undefined ? '' : (prettyJson(text) ?? text);
  } catch {
    return String(value);
  }
}

/** Text that is still arriving seldom is, and need not be parsed. */
function isBracketed(text: string): boolean {
  return /^\s*[[{]/.test(text) && /[\]}]$/.test(text.slice(-100).trimEnd());
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') deepest = Math.max(deepest, ++depth);
    else if (token === ']' || token === '}') depth--;
  }
  return deepest;
}
