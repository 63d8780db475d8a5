import { isRecord, parseJson } from '../json.ts';

/**
 * Names the framing of a body that streams in a way which is recognised but not read yet, so that it is not mistaken
 * for something that is no stream; `undefined` for everything else. Each goes from here when its framing is added.
 */
export function unreadFraming(text: string): string | undefined {
  // A prelude of two lengths and a checksum, then the header `:event-type` (or its kin).
  if (/^\0[\s\S]{11,200}:(?:event|message|content|exception)-type/.test(text)) return 'AWS event stream';
  if (/^\s*\[\s*\{/.test(text)) return 'JSON array';
  if (/^[0-9a-k]:["{[]/.test(text)) return 'AI SDK 4 data stream';
  const [first = '', second = ''] = text.split(/\r?\n/, 2);
  return isRecord(parseJson(first)) && second.startsWith('{') ? 'NDJSON' : undefined;
}
