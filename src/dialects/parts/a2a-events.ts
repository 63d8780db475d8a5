import { asFilled, asList, asString, at, isRecord, type JsonRecord } from '../../json.ts';
import type { Delta } from '../dialect.ts';
import { base64Size } from './base64-size.ts';
import { filled } from './filled.ts';

export interface A2aEvent {
  readonly kind: 'task' | 'message' | 'status' | 'artifact';
  readonly body: JsonRecord;
}

/**
 * What an A2A server says, in version 0.3 (told by `kind`) or 1.0 (by the one member), as the result of JSON-RPC or
 * bare (REST); `undefined` for everything else.
 */
export function a2aEvent(json: unknown): A2aEvent | undefined {
  const said = at(json, 'jsonrpc') === '2.0' ? at(json, 'result') : json;
  if (!isRecord(said)) return undefined;
  const { kind } = said;
  if (kind !== undefined && kind !== null) return eventOf(KINDS.get(kind), said);
  const member = Object.keys(MEMBERS).find(name => isRecord(said[name]));
  return member === undefined ? undefined : eventOf(MEMBERS[member], said[member]);
}

type Kind = A2aEvent['kind'];

const KINDS = new Map<unknown, Kind>([
  ['task', 'task'],
  ['message', 'message'],
  ['status-update', 'status'],
  ['artifact-update', 'artifact'],
]);

/** `msg` is of the REST binding of version 0.3. */
const MEMBERS: Readonly<Record<string, Kind>> = {
  task: 'task',
  message: 'message',
  msg: 'message',
  statusUpdate: 'status',
  artifactUpdate: 'artifact',
};

/** Others say `message` and `task` as well, so that the event must have what belongs to it. */
function eventOf(kind: Kind | undefined, body: unknown): A2aEvent | undefined {
  if (kind === undefined || !isRecord(body)) return undefined;
  const whole = {
    task: typeof body.id === 'string' && at(body, 'status', 'state') !== undefined,
    message: typeof body.messageId === 'string' && partsOf(body).length > 0,
    status: typeof body.taskId === 'string' && at(body, 'status', 'state') !== undefined,
    artifact: typeof body.taskId === 'string' && isRecord(body.artifact),
  };
  return whole[kind] ? { kind, body } : undefined;
}

/** `content` is of the REST binding of version 0.3. */
function partsOf(json: unknown): readonly unknown[] {
  const parts = asList(at(json, 'parts'));
  return parts.length > 0 ? parts : asList(at(json, 'content'));
}

export function textOfParts(json: unknown): string {
  return partsOf(json)
    .map(part => asString(at(part, 'text')) ?? '')
    .join('');
}

/** Parts that are no text. */
export function otherParts(json: unknown, name: string): Delta[] {
  return partsOf(json).flatMap((part): Delta[] => {
    if (at(part, 'text') !== undefined) return [];
    const data = at(part, 'data');
    return data === undefined ? fileDeltas(part) : [{ kind: 'data', name, value: data }];
  });
}

function fileDeltas(part: unknown): Delta[] {
  const file = at(part, 'file') ?? part;
  const bytes = asFilled(at(file, 'bytes') ?? at(file, 'fileWithBytes') ?? at(file, 'raw'));
  const url = asFilled(at(file, 'uri') ?? at(file, 'fileWithUri') ?? at(file, 'url'));
  if (bytes === undefined && url === undefined) return [];
  return [
    {
      kind: 'file',
      ...filled('mediaType', at(file, 'mimeType') ?? at(file, 'mediaType')),
      ...filled('name', at(file, 'name') ?? at(file, 'filename')),
      ...filled('url', url),
      ...(bytes === undefined ? {} : { size: base64Size(bytes) }),
    },
  ];
}
