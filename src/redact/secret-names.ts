/** Parts of names of headers, query parameters, form fields and JSON keys that hold credentials, lower case, letters and digits alone. */
const PARTS =
  /authorization|authentication|cookie|apikey|secret|password|passwd|passphrase|session|sessid|signature|credential|privatekey|accesskey|subscriptionkey|functionskey|csrf|xsrf|jwt/;

/** Names that mean a credential only as a whole. */
const WHOLE: ReadonlySet<string> = new Set([
  'auth',
  'xauth',
  'authkey',
  'pwd',
  'pass',
  'sid',
  'sig',
  'otp',
  'bearer',
]);

/** They count or name tokens of text, or the limits on them. */
const ABOUT_TEXT = /ratelimit|tokenizer|tokentype|tokenids?$|tokencount|(?:stop|bos|eos|pad)token/;

/**
 * What stands under a name: `all` of it is a credential, or `text` alone, since numbers under `…tokens` are counts, or
 * `word`, since a bare `token` may as well be a piece of an answer.
 */
export type Secrecy = 'all' | 'text' | 'word';

export function secrecyOf(name: string): Secrecy | undefined {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (ABOUT_TEXT.test(plain)) return undefined;
  if (PARTS.test(plain) || WHOLE.has(plain)) return 'all';
  if (plain === 'token' || plain === 'tokens') return 'word';
  return plain.includes('token') ? 'text' : undefined;
}

/** Shorter ones, and those with spaces in them, are pieces of an answer. */
const WORD = /^\S{12,}$/;
const COUNT = /^\d{1,9}$/;

/** `value` under `name` is a credential. */
export function isSecret(name: string, value: string): boolean {
  switch (secrecyOf(name)) {
    case 'all':
      return value !== '';
    case 'text':
      return value !== '' && !(COUNT.test(value) && /tokens/i.test(name));
    case 'word':
      return WORD.test(value);
    case undefined:
      return false;
  }
}
