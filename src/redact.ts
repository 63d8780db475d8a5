import { mask } from './redact/ranges.ts';
import { isSecret } from './redact/secret-names.ts';
import { isSecretParameter, secretRanges } from './redact/secret-ranges.ts';
import type { Header } from './wire.ts';

/** Stands for a credential where its length does not matter. */
export const REDACTED = '[redacted]';

/**
 * Hides what looks like a credential in prose, JSON, a form or a URL: key-shaped values, and what stands under a name
 * like `api_key`. Each byte becomes a `*`, so that sizes stay, JSON stays JSON, and the rest stays byte for byte.
 */
export function redactText(text: string): string {
  return mask(text, secretRanges(text));
}

/** Hides the whole value under a credential's name, and credentials in other values. */
export function redactHeader([name, value]: Header): Header {
  return [name, isSecret(name, value) ? REDACTED : redactText(value)];
}

/** A query parameter that was decoded already. */
export function redactParameter(name: string, value: string): string {
  return isSecretParameter(name, value) ? REDACTED : redactText(value);
}
