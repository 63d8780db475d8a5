import { asFilled, asList, asString, at, entriesOf, isRecord, type JsonRecord } from '../json.ts';
import type { Delta, Dialect, Parsed, Reader } from './dialect.ts';
import { a2aEvent } from './parts/a2a-events.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';
import { contentDeltas, textOfContent } from './parts/mcp-content.ts';

/**
 * MCP, the Model Context Protocol, over Streamable HTTP:
 * https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http and the earlier versions,
 * also the HTTP+SSE transport of 2024-11-05, which begins with `endpoint`. JSON-RPC 2.0 messages: notifications and, up
 * to 2025-11-25, requests, then the response. Streams of notifications alone have no end, and a server may close any of
 * them and let the client come back.
 */
export const mcp: Dialect = {
  id: 'mcp',
  label: 'MCP',
  endsUnmarked: true,
  matches: first => (first.some(isOwn) && !first.some(({ json }) => a2aEvent(json)) ? 0.9 : 0),
  reader: () => parsed => read(parsed),
};

const METHOD = /^(notifications|sampling|elicitation|roots)\/|^ping$/;
const RESULT =
  /^(content|structuredContent|tools|resources|resourceTemplates|prompts|contents|messages|completion|serverInfo|supportedVersions|resultType)$/;

/** Others speak JSON-RPC too, and an error by itself may be anybody's, and is read alike. */
function isOwn({ json }: Parsed): boolean {
  return messagesOf(json).some(
    ({ method, result }) =>
      (typeof method === 'string' && METHOD.test(method)) ||
      entriesOf(result).some(([key]) => RESULT.test(key)),
  );
}

/** Up to 2025-03-26 messages may come in batches. */
function messagesOf(json: unknown): readonly JsonRecord[] {
  const messages = Array.isArray(json) ? json : [json];
  return messages.filter(isRecord).filter(message => message.jsonrpc === '2.0');
}

const read: Reader = ({ item, json }) => {
  if (item.event === 'endpoint') return [{ kind: 'meta', extra: { endpoint: item.data } }];
  const messages = messagesOf(json);
  return messages.length === 0 ? undefined : messages.flatMap(messageDeltas);
};

function messageDeltas(message: JsonRecord): Delta[] {
  const { method, params, result, error, id } = message;
  if (typeof method === 'string') return callDeltas(method, params);
  if (isRecord(error)) return [errorDelta(error)];
  return isRecord(result) ? resultDeltas(String(id ?? ''), result) : [];
}

/** Notifications, and what a server asks of its client. */
function callDeltas(method: string, params: unknown): Delta[] {
  switch (method) {
    case 'notifications/message':
      return [logDelta(params)];
    case 'notifications/cancelled':
      return [{ kind: 'finish', reason: 'cancelled' }];
    case 'ping':
      return [{ kind: 'keepalive' }];
    default:
      return [{ kind: 'data', name: method, value: params ?? null }];
  }
}

function logDelta(params: unknown): Delta {
  const level = asFilled(at(params, 'level')) ?? '';
  const data = at(params, 'data');
  if (!/^(warning|error|critical|alert|emergency)$/.test(level))
    return { kind: 'data', name: 'notifications/message', value: params ?? null };
  const text = asString(data) ?? asString(at(data, 'message')) ?? JSON.stringify(data) ?? '';
  return { kind: 'warning', message: `${level}: ${text}`, detail: params };
}

/** What a tool says; everything else a server may answer is data. */
function resultDeltas(id: string, result: JsonRecord): Delta[] {
  const server = result.serverInfo;
  const meta = { ...filled('server', at(server, 'name')), ...filled('protocol', result.protocolVersion) };
  const finish: Delta = { kind: 'finish', reason: asFilled(result.resultType) ?? 'complete' };
  if (result.isError === true)
    return [errorDelta(textOfContent(result.content) || 'The tool failed'), finish];
  const content = asList(result.content);
  const structured = result.structuredContent;
  const rest: Delta[] =
    content.length === 0 ? [{ kind: 'data', name: 'result', value: structured ?? result }] : [];
  return [
    ...(Object.keys(meta).length > 0 ? [{ kind: 'meta', extra: meta } as const] : []),
    ...contentDeltas(id, content),
    ...rest,
    finish,
  ];
}
