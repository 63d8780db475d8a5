import { asBoolean, asFilled, asList, asNumber, at, isRecord } from '../../json.ts';
import type { Delta, Dialect, Parsed } from '../dialect.ts';

/**
 * Errors that services write alike, whatever their dialect: `{"error": {"message", "code" | "type" | "status"}}`,
 * `{"error": "…"}`, and, where something else says that it is an error (an `event: error`, a body that is no stream,
 * a `type` or `object` "error"), `{"message"}`, `{"detail"}`, `{"title"}`, `{"errors": […]}` or plain text.
 */
export function readError(parsed: Parsed): Delta[] | undefined {
  const exception = awsException(parsed);
  if (exception) return [exception];
  const body = Array.isArray(parsed.json) ? parsed.json[0] : parsed.json;
  const error = at(body, 'error');
  if (isPresent(error) && !isAboutSomethingElse(body)) return [errorDelta(error, body)];
  if (!isAnnounced(parsed, body)) return undefined;
  const first = asList(at(body, 'errors'))[0];
  if (isPresent(first)) return [errorDelta(first, body)];
  if (messageOf(body) !== undefined) return [errorDelta(body, body)];
  const isErrorEvent = parsed.item.event === 'error' && parsed.item.data !== '';
  return isErrorEvent ? [{ kind: 'error', message: parsed.item.data }] : undefined;
}

/** The AWS event stream marks exceptions and errors by headers: https://smithy.io/2.0/aws/amazon-eventstream.html. */
function awsException({ item, json }: Parsed): Delta | undefined {
  const header = (name: string) => item.headers?.find(([candidate]) => candidate === name)?.[1];
  switch (header(':message-type')) {
    case 'exception':
      return errorDelta(isRecord(json) ? json : item.data, { code: item.event });
    case 'error':
      return errorDelta(header(':error-message') ?? '', { code: item.event });
    default:
      return undefined;
  }
}

/** What an error value says: a text, or an object with a message. `envelope` is the object around it. */
export function errorDelta(error: unknown, envelope?: unknown): Delta {
  const code = codeOf(error) ?? codeOf(envelope);
  const requestId = requestIdOf(error) ?? requestIdOf(envelope);
  const retryable = asBoolean(at(error, 'retryable')) ?? asBoolean(at(envelope, 'retryable'));
  return {
    kind: 'error',
    message: messageOf(error) ?? JSON.stringify(error) ?? '',
    ...(code === undefined ? {} : { code }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(retryable === undefined ? {} : { retryable }),
  };
}

/** The dialect, reading such errors as well where it does not know an event itself. */
export function alsoReadingErrors(dialect: Dialect): Dialect {
  return {
    ...dialect,
    reader() {
      const read = dialect.reader();
      return parsed => read(parsed) ?? readError(parsed);
    },
  };
}

/** Services write `"error": null` or `false` where there is none. */
function isPresent(error: unknown): boolean {
  return asFilled(error) !== undefined || isRecord(error);
}

/** A tool result or a log line may well have an `error`, which is not the stream's. */
function isAboutSomethingElse(body: unknown): boolean {
  const type = asFilled(at(body, 'type'));
  return type !== undefined && !/error|fail/i.test(type);
}

function isAnnounced({ item }: Parsed, body: unknown): boolean {
  const named = [item.event, at(body, 'type'), at(body, 'object')].includes('error');
  return named || (item.flaws?.includes('not-framed') ?? false);
}

function messageOf(error: unknown): string | undefined {
  if (typeof error === 'string') return error;
  const texts = ['message', 'Message', 'msg', 'detail', 'error', 'title'].map(key =>
    asFilled(at(error, key)),
  );
  return texts.find(text => text !== undefined);
}

/** A code of the service's own before the kind of error, and that before an HTTP status. */
function codeOf(error: unknown): string | undefined {
  for (const key of ['code', 'type', 'error_type', 'status', 'status_code']) {
    const value = at(error, key);
    const code = asFilled(value) ?? asNumber(value)?.toString();
    if (code !== undefined && code !== 'error') return code;
  }
  return undefined;
}

function requestIdOf(error: unknown): string | undefined {
  return asFilled(at(error, 'request_id')) ?? asFilled(at(error, 'requestId'));
}
