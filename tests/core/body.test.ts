import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { Body } from '../../src/body.ts';
import { decodeBase64, decodeUtf8Exactly, encodeBase64, encodeUtf8 } from '../../src/bytes.ts';
import type { ChunkMessage } from '../../src/wire.ts';

function chunk(seq: number, bytes: Uint8Array): ChunkMessage {
  const text = decodeUtf8Exactly(bytes);
  const common = { kind: 'chunk', stream: 's', seq, at: seq, bytes: bytes.length } as const;
  return text === undefined ? { ...common, text: encodeBase64(bytes), base64: true } : { ...common, text };
}

function bodyOf(chunks: readonly ChunkMessage[]) {
  const body = new Body();
  const text = chunks.map(c => body.add(c)).join('') + body.end();
  return { body, text };
}

test('bytes, text and sizes are exact, however a body is cut', () => {
  const pieces = fc.array(
    fc.oneof(fc.uint8Array({ maxLength: 6 }), fc.string({ unit: 'grapheme' }).map(encodeUtf8)),
  );
  fc.assert(
    fc.property(pieces, parts => {
      const { body, text } = bodyOf(parts.map((part, i) => chunk(i + 1, part)));
      const bytes = Buffer.concat(parts);
      expect(Buffer.from(body.bytes()).equals(bytes)).toBe(true);
      expect(body.size).toBe(bytes.length);
      expect(body.text()).toBe(text);
      expect(body.length).toBe(text.length);
    }),
  );
});

test('characters that are cut between chunks become whole', () => {
  const bytes = encodeUtf8('a€😀b');
  const { text } = bodyOf([...bytes].map((byte, i) => chunk(i + 1, Uint8Array.of(byte))));
  expect(text).toBe('a€😀b');
});

test('a character that the end cuts becomes U+FFFD', () => {
  expect(bodyOf([chunk(1, encodeUtf8('a')), chunk(2, Uint8Array.of(0xe2, 0x82))]).text).toBe('a\ufffd');
});

test('a character that a hole cuts becomes U+FFFD before the hole', () => {
  const body = new Body();
  const cut = body.add(chunk(1, Uint8Array.of(0x61, 0xe2))) + body.hole();
  expect(cut + body.add(chunk(4, Uint8Array.of(0x82)))).toBe('a\ufffd\ufffd');
  expect(body.holes).toEqual([2]);
  expect(body.text()).toBe('a\ufffd\ufffd');
});

test('a byte order mark is kept', () => {
  const { body, text } = bodyOf([chunk(1, encodeUtf8('\ufeffdata: a'))]);
  expect(text).toBe('\ufeffdata: a');
  expect(body.bytes().slice(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf));
});

test('what calls itself base64 and is not, is taken as text', () => {
  const { body, text } = bodyOf([{ ...chunk(1, encodeUtf8('%%%')), base64: true }]);
  expect(text).toBe('%%%');
  expect(body.bytes()).toEqual(encodeUtf8('%%%'));
});

test('base64 goes there and back, also of a large body', () => {
  const bytes = Uint8Array.from({ length: 200_001 }, (_, i) => i * 7);
  expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes);
  expect(decodeBase64('no base64!')).toBeUndefined();
});
