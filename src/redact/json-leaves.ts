/** A string or number of a JSON text, and the keys that it stands under. */
export interface JsonLeaf {
  readonly kind: 'string' | 'number';
  /** The nearest last, 32 of them at most; an array's elements stand under the array's key. */
  readonly keys: readonly string[];
  /** Decoded. */
  readonly value: string;
  /** Where character `i` of the value stands in the text; `i` may be the value's length. */
  at(i: number): number;
}

/** The beginning of a string, a mark, or anything else up to one of these. */
const TOKEN = /"|[{}[\],:]|[^\s{}[\],:"]+/g;
const DEPTH = 31;
const NUMBER = /^-?\d/;

/** The leaves of JSON, in order. Of a text that is cut off or malformed, what can be told; never throws. */
export function jsonLeaves(text: string): JsonLeaf[] {
  const leaves: JsonLeaf[] = [];
  /** Keys around this place; `undefined` for an array in an array. */
  const around: (string | undefined)[] = [];
  let key: string | undefined;
  let literal: JsonLeaf | undefined;
  const tokens = new RegExp(TOKEN);
  for (let match = tokens.exec(text); match; match = tokens.exec(text)) {
    const [token] = match;
    if (token === ':') {
      key = literal?.value;
      if (literal && leaves.at(-1) === literal) leaves.pop();
    } else if (token === '{' || token === '[') {
      around.push(key);
      key = undefined;
    } else if (token === '}' || token === ']') {
      around.pop();
      key = undefined;
    } else if (token === ',') {
      key = undefined;
    } else {
      const keys = [...around.slice(-DEPTH), key].filter(k => k !== undefined);
      const end = token === '"' ? stringEnd(text, match.index + 1) : tokens.lastIndex;
      literal =
        token === '"'
          ? stringLeaf(text.slice(match.index + 1, end), match.index + 1, keys)
          : numberLeaf(token, match.index, keys);
      if (token === '"') tokens.lastIndex = end + 1;
      if (literal) leaves.push(literal);
    }
  }
  return leaves;
}

/** Where the quote stands that ends the string, or the text. One expression for all of a string overflows at megabytes. */
function stringEnd(text: string, from: number): number {
  const special = /["\\]/g;
  special.lastIndex = from;
  for (let match = special.exec(text); match; match = special.exec(text)) {
    if (match[0] === '"') return match.index;
    special.lastIndex++;
  }
  return text.length;
}

function numberLeaf(token: string, index: number, keys: readonly string[]): JsonLeaf | undefined {
  return NUMBER.test(token) ? { kind: 'number', keys, value: token, at: i => index + i } : undefined;
}

function stringLeaf(content: string, start: number, keys: readonly string[]): JsonLeaf {
  if (!content.includes('\\')) return { kind: 'string', keys, value: content, at: i => start + i };
  const { value, places } = decoded(content);
  return { kind: 'string', keys, value, at: i => start + (places[i] ?? content.length) };
}

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|.)/gs;
const ESCAPED: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** What the literal's content means, and where each character of that stands in it. */
function decoded(content: string): { value: string; places: number[] } {
  const places: number[] = [];
  let from = 0;
  const keep = (to: number) => {
    for (; from < to; from++) places.push(from);
  };
  const value = content.replace(ESCAPE, (sequence: string, hex: string | undefined, index: number) => {
    keep(index);
    places.push(index);
    from = index + sequence.length;
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    const letter = sequence.slice(1);
    return ESCAPED[letter] ?? letter;
  });
  keep(content.length);
  return { value, places };
}
