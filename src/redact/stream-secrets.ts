import {
  decodeBase64,
  decodeLatin1,
  decodeUtf8,
  decodeUtf8Exactly,
  encodeBase64,
  encodeLatin1,
} from '../bytes.ts';
import type { Stream } from '../stream.ts';
import type { Piece } from '../transcript.ts';
import { type DataPlaces, dataPlaces, dataPlacesInBytes } from './data-places.ts';
import { type JsonLeaf, jsonLeaves } from './json-leaves.ts';
import { byLine, mask, merged, type Range } from './ranges.ts';
import { rangeIn, secretRanges, shaped } from './secret-ranges.ts';

/** A part of an event's decoded piece of text to hide. */
interface HiddenPiece extends Range {
  readonly text: string;
}

/** A body as a HAR has it. */
export interface BodyText {
  readonly text: string;
  readonly encoding?: 'base64';
}

/** What has to be hidden in a stream's events and body, credentials that came in several pieces among it. */
export class StreamSecrets {
  readonly #stream: Stream;
  /** What is to be hidden in the data of each event. */
  readonly #inData: readonly (readonly Range[])[];

  constructor(stream: Stream) {
    this.#stream = stream;
    const pieces = hiddenPieces(stream);
    this.#inData = stream.events.map(({ item: { data } }, event) => [
      ...secretRanges(data),
      ...inBase64(data),
      ...(pieces.get(event) ?? []).flatMap(piece => inPiece(data, piece)),
    ]);
  }

  /** The data of event number `event`, its secrets masked. */
  data(event: number): string {
    return mask(this.#stream.events[event]?.item.data ?? '', this.#inData[event] ?? []);
  }

  /** The whole body, its secrets masked; all its lines and sizes stay. */
  body(): BodyText {
    const { body, binary, invalidUtf8 } = this.#stream;
    if (invalidUtf8 && !binary) return { text: maskedBase64(body.bytes()), encoding: 'base64' };
    const text = binary ? encodeLatin1(body.bytes()) : body.text();
    const inEvents = this.#stream.events.flatMap(({ item }, event) => {
      const inData = this.#inData[event];
      if (!inData || inData.length === 0) return [];
      return inBody(binary ? dataPlacesInBytes(text, item) : dataPlaces(text, item), item.data, inData);
    });
    const ranges = [...inLines(text), ...inEvents];
    return binary ? bodyText(decodeLatin1(mask(text, ranges, 'latin1'))) : { text: mask(text, ranges) };
  }
}

export function bodyText(bytes: Uint8Array): BodyText {
  const text = decodeUtf8Exactly(bytes);
  return text === undefined ? { text: encodeBase64(bytes), encoding: 'base64' } : { text };
}

/** Beside data, a secret may stand in a comment, an id or an event name. */
function inLines(text: string): Range[] {
  return byLine(text, { start: 0, end: text.length }).flatMap(line =>
    shaped(text.slice(line.start, line.end)).map(({ start, end }) => ({
      start: line.start + start,
      end: line.start + end,
    })),
  );
}

function inBody(place: DataPlaces, data: string, inData: readonly Range[]): Range[] {
  const lines = inData.flatMap(range => byLine(data, range));
  return lines.flatMap(({ start, end, ...rest }) => {
    const [from, to] = [place(start), place(end)];
    return from === undefined || to === undefined ? [] : [{ ...rest, start: from, end: to }];
  });
}

/** A text that is not UTF-8 as base64, masked line by line, because its characters have no sure places. */
function maskedBase64(bytes: Uint8Array): string {
  const masked = encodeLatin1(bytes).replace(/[^\r\n]+/g, line => {
    const field = /^data: ?/.exec(line)?.[0] ?? '';
    const value = line.slice(field.length);
    return field + mask(value, secretRanges(value), 'latin1');
  });
  return encodeBase64(decodeLatin1(masked));
}

function inPiece(data: string, { text, start, end }: HiddenPiece): Range[] {
  const leaves = jsonLeaves(data).filter(leaf => leaf.kind === 'string' && leaf.value === text);
  if (leaves.length > 0) return leaves.map(leaf => rangeIn(leaf, start, end));
  const place = data.indexOf(text);
  return place < 0 ? base64Leaves(data).map(whole) : [{ start: place + start, end: place + end }];
}

/** Bedrock wraps what a model says as base64; where a secret is in it, all of it is hidden. */
function inBase64(data: string): Range[] {
  const secret = base64Leaves(data).filter(({ value }) => {
    const bytes = decodeBase64(value);
    return bytes !== undefined && secretRanges(decodeUtf8(bytes)).length > 0;
  });
  return secret.map(whole);
}

function base64Leaves(data: string): JsonLeaf[] {
  if (!data.includes('"bytes"')) return [];
  return jsonLeaves(data).filter(({ kind, keys }) => kind === 'string' && keys.at(-1) === 'bytes');
}

function whole(leaf: JsonLeaf): Range {
  return rangeIn(leaf, 0, leaf.value.length);
}

/** Which events brought a part of a secret that shows only in the assembled text. */
function hiddenPieces({ transcript }: Stream): Map<number, HiddenPiece[]> {
  const hidden = new Map<number, HiddenPiece[]>();
  for (const block of transcript.blocks) {
    if (block.kind === 'note') continue;
    const text = block.kind === 'text' ? block.text : block.args;
    for (const { event, ...piece } of overlaps(text, block.pieces, merged(secretRanges(text)))) {
      hidden.set(event, [...(hidden.get(event) ?? []), piece]);
    }
  }
  return hidden;
}

/** Walks through pieces and ranges side by side, both in order. */
function overlaps(text: string, pieces: readonly Piece[], ranges: readonly Range[]) {
  const found: (HiddenPiece & { event: number })[] = [];
  let next = 0;
  for (const [i, { event, start }] of pieces.entries()) {
    const end = pieces[i + 1]?.start ?? text.length;
    while ((ranges[next]?.end ?? Infinity) <= start) next++;
    for (let r = next; r < ranges.length; r++) {
      const range = ranges[r];
      if (!range || range.start >= end) break;
      const [from, to] = [Math.max(start, range.start) - start, Math.min(end, range.end) - start];
      found.push({ event, text: text.slice(start, end), start: from, end: to });
    }
  }
  return found;
}
