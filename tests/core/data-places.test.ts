import { expect, test } from '@playwright/test';
import { encodeLatin1, encodeUtf8 } from '../../src/bytes.ts';
import type { Item } from '../../src/framing/item.ts';
import { type DataPlaces, dataPlaces, dataPlacesInBytes } from '../../src/redact/data-places.ts';

/** The item in `before + raw + after`. */
function itemIn(before: string, raw: string, data: string): Item {
  const start = before.length;
  return { index: 0, kind: 'event', data, start, end: start + raw.length, arrival: 0 };
}

/** What stands in the body at the places of `part` of the data. */
function found(body: string, place: DataPlaces, data: string, part: string): string | undefined {
  const from = data.indexOf(part);
  const [start, end] = [place(from), place(from + part.length)];
  return start === undefined || end === undefined ? undefined : body.slice(start, end);
}

for (const [what, raw, data, part] of [
  ['a data line', 'data: {"a":1}', '{"a":1}', '"a"'],
  ['a data line without a space', 'data:abc', 'abc', 'c'],
  ['a data line after one that looks like it', 'event: data: a\ndata: data: b\nid: b', 'data: b', 'b'],
  ['the second of several data lines', 'data: one\r\nid: two\r\ndata: two', 'one\ntwo', 'two'],
  ['data after an empty data line', 'data\ndata:\ndata: x', '\n\nx', 'x'],
  ['a line of JSON', '{"a":"bc"}', '{"a":"bc"}', 'bc'],
  ['a part after its code', '0:"0:"', '"0:"', '0:'],
  ['lines of a part with CRLF', 'h: {\r\n\r\n{\r\n"a":1}', '{\n"a":1}', '"a"'],
] as const) {
  test(`the place of ${what} is found`, () => {
    const before = 'data: before\n\n';
    const body = `${before}${raw}\n\ndata: after\n\n`;
    expect(found(body, dataPlaces(body, itemIn(before, raw, data)), data, part)).toBe(part);
  });
}

test('data that does not stand there as it is has no place', () => {
  const raw = 'AQIDBA==';
  expect(dataPlaces(raw, itemIn('', raw, 'decoded'))(2)).toBeUndefined();
});

test('a place in a binary body counts bytes', () => {
  const data = '{"ü€":"key"}';
  const raw = encodeLatin1(Uint8Array.from([0xff, 0, ...encodeUtf8(data), 0xfe]));
  const body = `\x01\x02${raw}\x03`;
  const place = dataPlacesInBytes(body, itemIn('\x01\x02', raw, data));
  expect(found(body, place, data, 'key')).toBe('key');
});

test('data that is compressed in a binary body has no place', () => {
  expect(dataPlacesInBytes('\x01\x02\x03', itemIn('', '\x01\x02\x03', 'abc'))(1)).toBeUndefined();
});
