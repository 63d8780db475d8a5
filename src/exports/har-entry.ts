import type { Stream } from '../stream.ts';
import type { Header } from '../wire.ts';
import type { Disclosure } from './disclosure.ts';
import { deltascopeOf } from './har-deltascope.ts';
import type {
  HarDeltascope,
  HarEntry,
  HarEventSourceMessage,
  HarPair,
  HarRequest,
  HarResponse,
  HarTimings,
} from './har-format.ts';

const UNKNOWN_TIMES =
  'Read from a saved body: its times are not known. startedDateTime, time, timings and the times of the messages are 0.';

export function harEntry(stream: Stream, disclosure: Disclosure): HarEntry {
  const timings = timingsOf(stream);
  return {
    startedDateTime: isoOf(stream.open.at),
    time: timings.wait + timings.receive,
    request: requestOf(stream, disclosure),
    response: responseOf(stream, disclosure),
    cache: {},
    timings,
    ...(stream.timed ? {} : { comment: UNKNOWN_TIMES }),
    _resourceType: resourceTypeOf(stream),
    _eventSourceMessages: messagesOf(stream, disclosure),
    _deltascope: disclosedBlock(stream, disclosure),
  };
}

/** Masking keeps JSON what it is, and its structure as well. */
function disclosedBlock(stream: Stream, { text }: Disclosure): HarDeltascope {
  return JSON.parse(text(JSON.stringify(deltascopeOf(stream))));
}

/** A clock may say anything, and a date beyond the language's range would throw. */
function isoOf(at: number): string {
  return new Date(Math.abs(at) <= 8.64e15 ? at : 0).toISOString();
}

function resourceTypeOf({ open: { via } }: Stream): HarEntry['_resourceType'] {
  return via === 'xhr' || via === 'eventsource' ? via : 'fetch';
}

/** The page sees no more of the connection than when the headers were there; all before that is waiting. */
function timingsOf({ timed, open, response, arrivals, closed }: Stream): HarTimings {
  const unknown = { blocked: -1, dns: -1, connect: -1, ssl: -1, send: 0 } as const;
  if (!timed) return { ...unknown, wait: 0, receive: 0 };
  const end = closed?.at ?? arrivals.at(-1)?.at ?? response?.at ?? open.at;
  const headers = response?.at ?? arrivals[0]?.at ?? end;
  return { ...unknown, wait: Math.max(0, headers - open.at), receive: Math.max(0, end - headers) };
}

function requestOf({ open }: Stream, disclosure: Disclosure): HarRequest {
  const { method, url, requestHeaders, requestBody } = open;
  const postData = requestBody === undefined ? undefined : disclosure.text(requestBody);
  return {
    method,
    url: disclosure.text(url),
    httpVersion: '',
    cookies: [],
    headers: pairs(requestHeaders, disclosure),
    queryString: queryOf(url, disclosure),
    ...(postData === undefined
      ? {}
      : { postData: { mimeType: headerOf(requestHeaders, 'content-type'), text: postData } }),
    headersSize: -1,
    bodySize: -1,
  };
}

function responseOf({ response, body }: Stream, disclosure: Disclosure): HarResponse {
  const headers = response?.headers ?? [];
  return {
    status: response?.status ?? 0,
    statusText: '',
    httpVersion: '',
    cookies: [],
    headers: pairs(headers, disclosure),
    // Chrome shows its EventStream tab for this very type alone, without a charset.
    content: { size: body.size, mimeType: 'text/event-stream', ...disclosure.body() },
    redirectURL: '',
    headersSize: -1,
    bodySize: -1,
  };
}

/** What an EventSource would have dispatched, and a last event that it would have dropped. */
function messagesOf({ events }: Stream, disclosure: Disclosure): HarEventSourceMessage[] {
  return events.flatMap(({ item, at }, index) => {
    const silent = item.flaws?.some(flaw => flaw === 'no-data' || flaw === 'not-framed');
    if (item.kind === 'comment' || silent) return [];
    const data = disclosure.data(index);
    const { text } = disclosure;
    return [
      { time: at / 1000, eventName: text(item.event || 'message'), eventId: text(item.id ?? ''), data },
    ];
  });
}

function pairs(headers: readonly Header[], disclosure: Disclosure): HarPair[] {
  return headers.map(header => {
    const [name, value] = disclosure.header(header);
    return { name, value };
  });
}

function headerOf(headers: readonly Header[], name: string): string {
  return headers.find(([candidate]) => candidate.toLowerCase() === name)?.[1] ?? '';
}

function queryOf(url: string, { parameter }: Disclosure): HarPair[] {
  const query = /\?([^#]*)/.exec(url)?.[1] ?? '';
  const fields = query.split('&').filter(field => field !== '');
  return fields.map(field => {
    const equals = field.indexOf('=');
    const name = unescaped(equals < 0 ? field : field.slice(0, equals));
    return { name, value: parameter(name, unescaped(equals < 0 ? '' : field.slice(equals + 1))) };
  });
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
