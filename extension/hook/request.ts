import type { Header } from '../../src/wire.ts';
import { bytesOf, lengthOf } from './bytes.ts';
import { attempt, bareList, getter, isArray, isObject, ownKeys, uncurry, upperCase } from './natives.ts';
import { ownValue } from './reasons.ts';
import type { RequestFacts } from './recorder.ts';

const of = {
  method: getter(Request.prototype, 'method'),
  url: getter(Request.prototype, 'url'),
  headers: getter(Request.prototype, 'headers'),
  signal: getter(Request.prototype, 'signal'),
  body: getter(Request.prototype, 'body'),
};
const aborted = getter(AbortSignal.prototype, 'aborted');
const href = getter(URL.prototype, 'href');
const baseURI = getter(Node.prototype, 'baseURI');
const searchText = uncurry(URLSearchParams.prototype.toString);
const blobSize = getter(Blob.prototype, 'size');
const blobType = getter(Blob.prototype, 'type');
const eachHeader = uncurry(Headers.prototype.forEach);
const eachField = uncurry(FormData.prototype.forEach);
const bufferLength = getter(ArrayBuffer.prototype, 'byteLength');
const NativeURL = URL;
const page = document;

/** What fetch was called with: references, nothing converted, no code of the page run. */
export interface Call {
  input: unknown;
  method: unknown;
  headers: unknown;
  body: unknown;
  signal: unknown;
  aborted: boolean;
}

export function called(input: unknown, init: unknown): Call {
  const signal = ownValue(init, 'signal') ?? attempt(() => of.signal(input));
  return {
    input,
    method: ownValue(init, 'method'),
    headers: ownValue(init, 'headers'),
    body: ownValue(init, 'body'),
    signal,
    aborted: attempt(() => aborted(signal)) === true,
  };
}

/** `finalUrl` serves where the page gave an object that only its own code turns into a URL. */
export function factsOf({ input, method, headers, body }: Call, finalUrl: string): RequestFacts {
  const url = typeof input === 'string' ? input : attempt(() => href(input));
  return {
    method: typeof method === 'string' ? usual(method) : (attempt(() => of.method(input)) ?? 'GET'),
    url: attempt(() => of.url(input)) ?? absolute(url) ?? finalUrl,
    requestHeaders: headersOf(headers ?? attempt(() => of.headers(input))),
    requestBody: bodyText(body) ?? (attempt(() => of.body(input)) ? '[body of a Request]' : undefined),
  };
}

export function absolute(url: string | undefined): string | undefined {
  return url === undefined ? undefined : attempt(() => href(new NativeURL(url, baseURI(page))));
}

/** As browsers send it: the usual methods in capitals, others as they are. */
export function usual(method: string): string {
  const upper = upperCase(method);
  switch (upper) {
    case 'DELETE':
    case 'GET':
    case 'HEAD':
    case 'OPTIONS':
    case 'POST':
    case 'PUT':
      return upper;
    default:
      return method;
  }
}

/** A Headers object, an array of pairs, or a plain object. */
export function headersOf(from: unknown): Header[] {
  const list = bareList<Header>();
  const add = (value: unknown, name: unknown) => {
    if (typeof name === 'string' && typeof value === 'string') list[list.length] = [name, value];
  };
  if (!isObject(from) || attempt(() => eachHeader(from, add) ?? true)) return list;
  const keys = ownKeys(from);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (typeof key !== 'string') continue;
    const value = ownValue(from, key);
    if (!isArray(from)) add(value, key);
    else if (isArray(value)) add(ownValue(value, '1'), ownValue(value, '0'));
  }
  return list;
}

/** The text of a body, or a note of what it was; nothing of it is consumed. */
export function bodyText(body: unknown): string | undefined {
  if (typeof body === 'string') return body;
  if (!isObject(body)) return undefined;
  return (
    attempt(() => searchText(body)) ??
    attempt(() => `[Blob: ${blobType(body) || 'no type'}, ${blobSize(body)} bytes]`) ??
    attempt(() => formText(body)) ??
    binaryText(body) ??
    '[stream]'
  );
}

function formText(form: object): string {
  let text = '[FormData';
  eachField(form, (value, name) => {
    text += `\n${name}: ${typeof value === 'string' ? value : bodyText(value)}`;
  });
  return `${text}]`;
}

function binaryText(body: object): string | undefined {
  const bytes = bytesOf(body);
  const length = bytes ? lengthOf(bytes) : attempt(() => bufferLength(body));
  return length === undefined ? undefined : `[binary: ${length} bytes]`;
}
