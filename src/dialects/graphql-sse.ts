import { asFilled, asList, at, isRecord, type JsonRecord } from '../json.ts';
import type { Delta, Dialect, Parsed, Reader } from './dialect.ts';
import { errorDelta } from './parts/errors.ts';

/**
 * GraphQL results as they come: over SSE with the events `next` and `complete`
 * (https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md, both modes), and in parts of multipart/mixed, by
 * incremental delivery (https://github.com/graphql/graphql-over-http/blob/main/rfcs/IncrementalDelivery.md) or Apollo's
 * subscriptions (https://www.apollographql.com/docs/graphos/routing/operations/subscriptions/multipart-protocol). What
 * the data mean, only the application knows.
 */
export const graphqlSse: Dialect = {
  id: 'graphql-sse',
  label: 'GraphQL',
  matches: first => (first.some(isOwn) ? 0.9 : 0),
  reader,
};

function isOwn({ item, json }: Parsed): boolean {
  if (!isRecord(json)) return false;
  if (typeof json.hasNext === 'boolean') return isResult(json) || 'path' in json || 'incremental' in json;
  const isNamed = item.event === 'next' || item.headers !== undefined;
  return isNamed && (isResult(json) || isResult(json.payload));
}

/** `data` may be null, and then `errors` tell why. */
function isResult(json: unknown): boolean {
  if (!isRecord(json)) return false;
  const isError = asList(json.errors).some(error => typeof at(error, 'message') === 'string');
  return isError || isRecord(json.data) || (json.data === null && 'errors' in json);
}

function reader(): Reader {
  /** Operations of a single connection that are not complete. */
  const running = new Set<unknown>();
  /** What results that are still to come belong to, by their ids. */
  const pending = new Map<unknown, unknown>();

  function executionDeltas(json: JsonRecord, name: string): Delta[] {
    for (const promise of asList(json.pending)) pending.set(at(promise, 'id'), promise);
    const pieces = [...asList(json.incremental), ...asList(json.completed)];
    return [
      ...('path' in json ? pieceDeltas(json, nameOf(json)) : resultDeltas(json, name)),
      ...pieces.flatMap(piece => pieceDeltas(piece, nameOf(piece))),
      ...(json.hasNext === false ? [{ kind: 'terminator' } as const] : []),
    ];
  }

  /** Its label, or else its path. */
  function nameOf(piece: unknown): string {
    const promise = pending.get(at(piece, 'id'));
    const path = [
      ...asList(at(promise, 'path')),
      ...asList(at(piece, 'subPath')),
      ...asList(at(piece, 'path')),
    ];
    return asFilled(at(piece, 'label')) ?? asFilled(at(promise, 'label')) ?? (path.join('.') || 'data');
  }

  /** Without an id it is the only operation of its connection. */
  function completeDeltas(json: unknown): Delta[] {
    const id = at(json, 'id');
    if (id === undefined) return [{ kind: 'terminator' }];
    running.delete(id);
    return running.size === 0 ? [{ kind: 'finish', reason: 'complete' }] : [];
  }

  return ({ item, json }) => {
    if (item.event === 'complete') return completeDeltas(json);
    if (!isRecord(json)) return undefined;
    if (isRecord(json.payload)) {
      const id = asFilled(json.id);
      if (id !== undefined) running.add(id);
      return executionDeltas(json.payload, id === undefined ? 'data' : `data of operation ${id}`);
    }
    if (isResult(json) || typeof json.hasNext === 'boolean') return executionDeltas(json, 'data');
    // Apollo's router keeps the connection open with it.
    return Object.keys(json).length === 0 ? [{ kind: 'keepalive' }] : undefined;
  };
}

/** An operation's result: with data its errors are about single fields, without any they tell why it failed. */
function resultDeltas(result: JsonRecord, name: string): Delta[] {
  if (isRecord(result.data)) return pieceDeltas(result, name);
  return asList(result.errors).map(error => errorDelta(error, at(error, 'extensions')));
}

/** Some of a result, whose errors leave the rest as it is. */
function pieceDeltas(piece: unknown, name: string): Delta[] {
  const value = at(piece, 'data') ?? at(piece, 'items') ?? undefined;
  const warnings = asList(at(piece, 'errors')).map(error => {
    const message = asFilled(at(error, 'message')) ?? 'A field failed.';
    return { kind: 'warning', message, detail: error } as const;
  });
  return value === undefined ? warnings : [{ kind: 'data', name, value }, ...warnings];
}
