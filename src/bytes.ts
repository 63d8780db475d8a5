const encoder = new TextEncoder();
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Keeps a byte order mark; puts U+FFFD for what is not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  return lenient.decode(bytes);
}

/** Keeps a byte order mark; `undefined` when the bytes are not UTF-8. */
export function decodeUtf8Exactly(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/** `undefined` when it is not base64. */
export function decodeBase64(base64: string): Uint8Array | undefined {
  try {
    return decodeLatin1(atob(base64));
  } catch {
    return undefined;
  }
}

export function encodeBase64(bytes: Uint8Array): string {
  return btoa(encodeLatin1(bytes));
}

/** One character of U+0000 to U+00FF a byte. */
export function encodeLatin1(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000)
    // To spread the bytes would take each of them through an iterator.
    text += Reflect.apply(String.fromCharCode, undefined, bytes.subarray(i, i + 0x8000));
  return text;
}

/** The low byte of each character. */
export function decodeLatin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
