import type { Header } from '../../src/wire.ts';
import { bytesOf, lengthOf, lengthOfBuffer } from './bytes.ts';
import { attempt, isArray, isObject, list, native, ownKeys, ownValue } from './natives.ts';

const eachHeader = native(Headers, 'forEach');
const eachField = native(FormData, 'forEach');
const searchText = native(URLSearchParams, 'toString');
const blobSize = native(Blob, 'size');
const blobType = native(Blob, 'type');

/** Of a Headers object, an array of pairs, or a plain object. */
export function headerList(from: unknown): Header[] {
  const headers = list<Header>();
  const add = (value: unknown, name: unknown) => {
    if (typeof name === 'string' && typeof value === 'string') headers[headers.length] = [name, value];
  };
  if (!isObject(from) || attempt(() => eachHeader(from, add) ?? true)) return headers;
  const keys = ownKeys(from);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (typeof key !== 'string') continue;
    const value = ownValue(from, key);
    if (isArray(value)) add(ownValue(value, '1'), ownValue(value, '0'));
    else add(value, key);
  }
  return headers;
}

/** The text of a body, or a note of what it was; nothing of it is consumed. */
export function bodyText(body: unknown): string | undefined {
  if (typeof body === 'string') return body;
  if (!isObject(body)) return undefined;
  return (
    attempt(() => searchText(body)) ??
    attempt(() => `[Blob: ${blobType(body)}, ${blobSize(body)} bytes]`) ??
    attempt(() => formText(body)) ??
    attempt(() => `[${lengthOf(bytesOf(body))} bytes]`) ??
    attempt(() => `[${lengthOfBuffer(body)} bytes]`) ??
    '[stream]'
  );
}

function formText(form: unknown): string {
  let text = '[FormData]';
  eachField(form, (value: unknown, name: unknown) => {
    text += `\n${name}: ${bodyText(value)}`;
  });
  return text;
}
