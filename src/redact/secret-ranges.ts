import { type JsonLeaf, jsonLeaves } from './json-leaves.ts';
import type { Range } from './ranges.ts';
import { isSecret, secrecyOf } from './secret-names.ts';

/**
 * Values that show by their shape that they are keys, wherever they stand. None reaches over a quote. What may have to be
 * scanned again from many places has a bound, so that a hostile text costs no more than a long one.
 */
const SHAPES = new RegExp(
  [
    // OpenAI, Anthropic, Stripe and the many that follow them.
    String.raw`\b(?:sk|pk|rk|ck)[-_][\w-]{8,}`,
    String.raw`(?<=\bBearer\s{1,9})(?=[\w.~+/=-]*\d|[\w.~+/=-]{20})[\w.~+/=-]{8,}`,
    // JSON web tokens, signed or encrypted.
    String.raw`\beyJ[\w-]{5,1000}(?:\.[\w-]*){2,4}`,
    String.raw`\b(?:gh[pousr]|github_pat)_\w{16,}`,
    String.raw`\bxox[abeoprs]-[\w-]{10,}`,
    String.raw`\bA(?:KIA|SIA)[A-Z0-9]{16}\b`,
    String.raw`\bAIza[\w-]{30,}`,
    String.raw`\bya29\.[\w-]{20,}`,
    String.raw`\b(?:hf|gsk|r8|npm|glpat|xai|pplx|tvly|nvapi)[-_][\w-]{16,}`,
    '-----BEGIN [A-Z ]*PRIVATE KEY-----[^"]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)',
  ].join('|'),
  'g',
);

/** Longer names are none, but base64 with its `=` at the end. */
const PAIR = /([?&#])([\w.%[\]+~$-]{1,64})=([^\s&#"'<>\\]+)/g;
const FORM = /^[\w.%[\]+~$-]{1,64}=[^\s"'<>\\]*$/;
const PASSWORD_IN_URL = /(?<=\/\/[^\s/@:"']*:)[^\s/@"']+(?=@)/g;

/** JSON in a string in JSON … is looked into so deep. */
const DEPTH = 4;

/** Everything in a text that looks like a credential: by its shape, by a URL's or form's parameter, by a JSON key. */
export function secretRanges(text: string, depth = DEPTH): Range[] {
  const inJson = depth > 0 && /^\s*[{["]/.test(text) ? jsonLeaves(text) : [];
  return [...shaped(text), ...parameters(text), ...inJson.flatMap(leaf => ofLeaf(leaf, depth))];
}

export function shaped(text: string): Range[] {
  return [...text.matchAll(SHAPES), ...text.matchAll(PASSWORD_IN_URL)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
}

function parameters(text: string): Range[] {
  const form = FORM.test(text) ? '&' : '';
  const ranges: Range[] = [];
  for (const { 0: pair, 2: name = '', 3: value = '', index } of `${form}${text}`.matchAll(PAIR)) {
    const end = index + pair.length - form.length;
    if (isSecretParameter(name, value)) ranges.push({ start: end - value.length, end });
  }
  return ranges;
}

/** Google puts its keys into `key`. */
export function isSecretParameter(name: string, value: string): boolean {
  const plain = unescaped(name);
  return isSecret(plain, value) || (plain.toLowerCase() === 'key' && value !== '');
}

function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** A tool's JSON Schema says of a parameter named `password` what it is for. */
const OF_SCHEMA: ReadonlySet<string> = new Set(['type', 'title', 'description', 'format']);

function ofLeaf(leaf: JsonLeaf, depth: number): Range[] {
  const { kind, keys, value } = leaf;
  const nearest = keys.at(-1);
  const outer = keys.some(key => secrecyOf(key) === 'all') && !(nearest && OF_SCHEMA.has(nearest));
  if (kind === 'number')
    return outer ? [{ start: leaf.at(0), end: leaf.at(value.length), digits: true }] : [];
  if (outer || (nearest !== undefined && isSecret(nearest, value))) return [rangeIn(leaf, 0, value.length)];
  // Without escapes and forms, what is in it was found in the text around it.
  if (leaf.at(value.length) - leaf.at(0) === value.length && !value.includes('=')) return [];
  return secretRanges(value, depth - 1).map(({ start, end, digits }) => ({
    ...rangeIn(leaf, start, end),
    ...(digits ? { digits } : {}),
  }));
}

/** Where a stretch of a leaf's value stands in the JSON text. */
export function rangeIn(leaf: JsonLeaf, start: number, end: number): Range {
  return { start: leaf.at(start), end: leaf.at(end) };
}
