import { decodeUtf8, encodeBase64 } from '../bytes.ts';
import type { Header } from '../wire.ts';

/** What a header's value is, by its type byte: how many bytes (of those that begin with their length, none) and its text. */
const TYPES: readonly { size?: number; text(value: DataView): string }[] = [
  { size: 0, text: () => 'true' },
  { size: 0, text: () => 'false' },
  { size: 1, text: value => String(value.getInt8(0)) },
  { size: 2, text: value => String(value.getInt16(0)) },
  { size: 4, text: value => String(value.getInt32(0)) },
  { size: 8, text: value => String(value.getBigInt64(0)) },
  { text: value => encodeBase64(bytesOf(value)) },
  { text: value => decodeUtf8(bytesOf(value)) },
  { size: 8, text: value => timeText(value.getBigInt64(0)) },
  { size: 16, text: value => uuidText(bytesOf(value)) },
];

/** Farther from 1970 a date cannot be written, ms. */
const FARTHEST = 8_640_000_000_000_000n;

/**
 * The headers of a message, values as text: bytes as base64, times in ISO 8601, the rest as people write it. Where one
 * is malformed or cut off, it and the rest are left out.
 */
export function awsHeaders(bytes: Uint8Array): Header[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headers: Header[] = [];
  let at = 0;
  while (at < bytes.length) {
    const nameEnd = at + 1 + view.getUint8(at);
    if (nameEnd >= bytes.length) break;
    const type = TYPES[view.getUint8(nameEnd)];
    const hasLength = type?.size === undefined;
    const valueAt = nameEnd + (hasLength ? 3 : 1);
    if (!type || valueAt > bytes.length) break;
    const size = type.size ?? view.getUint16(nameEnd + 1);
    if (valueAt + size > bytes.length) break;
    const value = new DataView(bytes.buffer, bytes.byteOffset + valueAt, size);
    headers.push([decodeUtf8(bytes.subarray(at + 1, nameEnd)), type.text(value)]);
    at = valueAt + size;
  }
  return headers;
}

function bytesOf({ buffer, byteOffset, byteLength }: DataView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function timeText(ms: bigint): string {
  const isDate = ms >= -FARTHEST && ms <= FARTHEST;
  return isDate ? new Date(Number(ms)).toISOString() : `${ms} ms`;
}

function uuidText(bytes: Uint8Array): string {
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
