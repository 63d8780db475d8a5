import type {
  Attach,
  CloseReason,
  FromPanel,
  HookMessage,
  PageMessage,
  Replay,
  ToPanel,
  Via,
} from './wire.ts';

/** Guards of the messages in wire.ts: cheap, false for anything broken, and they never throw on what a port delivers. */

type Fields = Record<string, unknown>;

function fields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null ? (value as Fields) : undefined;
}

const number = (value: unknown): boolean => typeof value === 'number';
const string = (value: unknown): boolean => typeof value === 'string';
const optionalString = (value: unknown): boolean => value === undefined || typeof value === 'string';

function isHeaders(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every(pair => Array.isArray(pair) && pair.length === 2 && pair.every(string))
  );
}

const vias = ['fetch', 'xhr', 'eventsource', 'network', 'file'] satisfies Via[];
const reasons = ['end', 'cancel', 'abort', 'error', 'unload'] satisfies CloseReason[];

function isOneOf(list: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && list.includes(value);
}

/** Of the hop from hook to bridge. */
export function isHookMessage(value: unknown): value is HookMessage {
  const message = fields(value);
  if (!message || !number(message.at)) return false;
  if (message.kind === 'trouble') return string(message.detail);
  if (!number(message.stream)) return false;
  switch (message.kind) {
    case 'open':
      return (
        isOneOf(vias, message.via) &&
        string(message.method) &&
        string(message.url) &&
        isHeaders(message.headers) &&
        optionalString(message.body)
      );
    case 'headers':
      return number(message.status) && (string(message.headers) || isHeaders(message.headers));
    case 'bytes':
      return number(message.size) && number(message.length);
    case 'event':
      return string(message.type) && string(message.data) && string(message.id);
    case 'close':
      return isOneOf(reasons, message.reason) && optionalString(message.detail);
    default:
      return false;
  }
}

function isStreamMessage(message: Fields): boolean {
  if (!string(message.stream) || !number(message.seq) || !number(message.at)) return false;
  switch (message.kind) {
    case 'open':
      return (
        isOneOf(vias, message.via) &&
        string(message.method) &&
        string(message.url) &&
        string(message.page) &&
        string(message.frame) &&
        isHeaders(message.requestHeaders) &&
        optionalString(message.requestBody)
      );
    case 'headers':
      return number(message.status) && isHeaders(message.headers);
    case 'chunk':
      return number(message.bytes) && string(message.text) && (message.base64 ?? true) === true;
    case 'dropped':
      return number(message.last) && number(message.bytes);
    case 'close':
      return isOneOf(reasons, message.reason) && optionalString(message.detail);
    default:
      return false;
  }
}

/** False for anything broken; never throws on what came over a runtime port. */
export function isPageMessage(value: unknown): value is PageMessage {
  const message = fields(value);
  if (!message) return false;
  switch (message.kind) {
    case 'document':
      return (
        string(message.document) &&
        number(message.at) &&
        string(message.url) &&
        typeof message.top === 'boolean'
      );
    case 'forgotten':
      return string(message.document) && number(message.streams) && number(message.bytes);
    case 'trouble':
      return string(message.document) && number(message.at) && string(message.detail);
    default:
      return isStreamMessage(message);
  }
}

/** Looks at the envelope only: the panel looks at each message, whoever forwards does not. */
export function isBatch(value: unknown): value is { kind: 'batch'; messages: unknown[] } {
  const message = fields(value);
  return message?.kind === 'batch' && Array.isArray(message.messages);
}

/** A broken message within a batch makes all of it refused. */
export function isToPanel(value: unknown): value is ToPanel {
  if (isBatch(value)) return value.messages.every(isPageMessage);
  const message = fields(value);
  return (message?.kind === 'joined' || message?.kind === 'left') && string(message.document);
}

export function isReplay(value: unknown): value is Replay {
  const message = fields(value);
  const have = fields(message?.have);
  return (
    message?.kind === 'replay' &&
    optionalString(message.document) &&
    !!have &&
    Object.values(have).every(number)
  );
}

export function isAttach(value: unknown): value is Attach {
  return fields(value)?.kind === 'attach';
}

export function isFromPanel(value: unknown): value is FromPanel {
  return isAttach(value) || isReplay(value);
}
