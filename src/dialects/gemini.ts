import { asFilled, asList, asNumber, asString, at, isRecord, type JsonRecord } from '../json.ts';
import type { Delta, Dialect, Reader } from './dialect.ts';
import { base64Size } from './parts/base64-size.ts';
import { CallIds } from './parts/call-ids.ts';
import { filled } from './parts/filled.ts';
import { GeminiCalls } from './parts/gemini-calls.ts';
import { metaChanges } from './parts/meta.ts';
import { newSources } from './parts/sources.ts';
import { usageDeltas } from './parts/usage.ts';

/**
 * Gemini `streamGenerateContent`, https://ai.google.dev/api/generate-content and, for Vertex AI,
 * https://cloud.google.com/vertex-ai/generative-ai/docs/reference/rest/v1/GenerateContentResponse, with `alt=sse` or as
 * a JSON array; also `src/types.ts` of github.com/googleapis/js-genai. There is no end mark: the answer is complete with
 * its finish reason. Usage is cumulative, and each report stands for all before it.
 */
export const gemini: Dialect = {
  id: 'gemini',
  label: 'Gemini',
  matches: first => (first.some(({ json }) => isRecord(json) && isResponse(json)) ? 0.9 : 0),
  reader,
};

function isResponse(json: JsonRecord): boolean {
  return (
    asList(json.candidates).some(
      candidate =>
        isRecord(at(candidate, 'content')) || asString(at(candidate, 'finishReason')) !== undefined,
    ) ||
    isRecord(json.usageMetadata) ||
    asFilled(at(json.promptFeedback, 'blockReason')) !== undefined
  );
}

function reader(): Reader {
  const ids = new CallIds();
  /** Tool calls by candidate. */
  const calls = new Map<string, GeminiCalls>();
  const meta = metaChanges();
  const sources = newSources();

  function callsOf(candidate: string): GeminiCalls {
    const known = calls.get(candidate) ?? new GeminiCalls(ids);
    calls.set(candidate, known);
    return known;
  }

  function candidateDeltas(candidate: unknown, place: number): Delta[] {
    const message = String(asNumber(at(candidate, 'index')) ?? place);
    const parts = asList(at(candidate, 'content', 'parts'));
    return [
      ...parts.flatMap(part => partDeltas(message, part, callsOf(message))),
      ...sources(sourcesOf(candidate)),
      ...safetyWarnings(candidate),
      ...finishDeltas(candidate, callsOf(message)),
    ];
  }

  return ({ json }) => {
    if (!isRecord(json) || !isResponse(json)) return undefined;
    return [
      ...meta({ ...filled('model', json.modelVersion), ...filled('id', json.responseId) }),
      ...blockDeltas(json.promptFeedback),
      ...asList(json.candidates).flatMap(candidateDeltas),
      ...usageDeltas(json.usageMetadata),
    ];
  };
}

function partDeltas(message: string, part: unknown, calls: GeminiCalls): Delta[] {
  if (!isRecord(part)) return [];
  const text = asFilled(part.text);
  const channel = part.thought === true ? 'reasoning' : 'answer';
  return [
    ...(text === undefined ? [] : [{ kind: 'text', message, channel, text } as const]),
    ...(isRecord(part.functionCall) ? calls.functionCall(part.functionCall) : []),
    ...(isRecord(part.toolCall) ? calls.toolCall(part.toolCall) : []),
    ...(isRecord(part.functionResponse) ? calls.response(part.functionResponse) : []),
    ...(isRecord(part.toolResponse) ? calls.response(part.toolResponse) : []),
    ...(isRecord(part.executableCode) ? calls.executableCode(part.executableCode) : []),
    ...(isRecord(part.codeExecutionResult) ? calls.codeExecutionResult(part.codeExecutionResult) : []),
    ...fileDeltas(part.inlineData),
    ...fileDeltas(part.fileData),
  ];
}

/** A picture or sound, or where it is kept. */
function fileDeltas(file: unknown): Delta[] {
  if (!isRecord(file)) return [];
  const data = asString(file.data);
  return [
    {
      kind: 'file',
      ...filled('mediaType', file.mimeType),
      ...filled('name', file.displayName),
      ...filled('url', file.fileUri),
      ...(data === undefined ? {} : { size: base64Size(data) }),
    },
  ];
}

/** What grounds the answer, what it quotes, and what a URL of the prompt was read from. */
function sourcesOf(candidate: unknown): unknown[] {
  const chunks = asList(at(candidate, 'groundingMetadata', 'groundingChunks'));
  const grounding = chunks.map(chunk =>
    ['web', 'retrievedContext', 'maps', 'image'].map(kind => at(chunk, kind)).find(isRecord),
  );
  const citations = [
    ...asList(at(candidate, 'citationMetadata', 'citations')),
    ...asList(at(candidate, 'citationMetadata', 'citationSources')),
  ];
  const read = asList(at(candidate, 'urlContextMetadata', 'urlMetadata'));
  return [
    ...[...grounding, ...citations].map(source => ({
      url: at(source, 'uri') ?? at(source, 'sourceUri'),
      title: at(source, 'title'),
    })),
    ...read.map(metadata => at(metadata, 'retrievedUrl')),
  ];
}

function safetyWarnings(candidate: unknown): Delta[] {
  const ratings = asList(at(candidate, 'safetyRatings'));
  return ratings
    .filter(rating => at(rating, 'blocked') === true)
    .map(rating => {
      const category = asFilled(at(rating, 'category')) ?? 'unknown category';
      return { kind: 'warning', message: `Blocked by a safety filter: ${category}`, detail: rating };
    });
}

/** Older models name a reason with every chunk; the last one stands. */
function finishDeltas(candidate: unknown, calls: GeminiCalls): Delta[] {
  const reason = asFilled(at(candidate, 'finishReason'));
  if (reason === undefined || reason === 'FINISH_REASON_UNSPECIFIED') return [];
  const message = asFilled(at(candidate, 'finishMessage'));
  const isNews = message !== undefined && reason !== 'STOP';
  const warnings: Delta[] = isNews ? [{ kind: 'warning', message }] : [];
  return [...calls.finish(), ...warnings, { kind: 'finish', reason }];
}

/** The prompt itself was blocked, so that there is no answer. */
function blockDeltas(feedback: unknown): Delta[] {
  const reason = asFilled(at(feedback, 'blockReason'));
  if (reason === undefined) return [];
  const message = asFilled(at(feedback, 'blockReasonMessage')) ?? `The prompt was blocked: ${reason}`;
  return [
    { kind: 'warning', message, detail: feedback },
    { kind: 'finish', reason },
  ];
}
