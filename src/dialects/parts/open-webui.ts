import { asFilled, asList, asString, at, isRecord, type JsonRecord } from '../../json.ts';
import type { Delta } from '../dialect.ts';

type Cite = (candidates: readonly unknown[]) => Delta[];

/**
 * What Open WebUI puts between OpenAI's chunks, each in an object of its own: sources (`citations` in older versions),
 * the model that an arena chose, events of functions. `src/lib/apis/streaming/index.ts` of
 * github.com/open-webui/open-webui.
 */
export function openWebUiDeltas(json: JsonRecord, cite: Cite): Delta[] | undefined {
  const { sources = json.citations, selected_model_id: model, event } = json;
  if (Array.isArray(sources)) return sources.flatMap(source => cite(cited(source)));
  if (asFilled(model) !== undefined) return [{ kind: 'meta', extra: { selected_model_id: model } }];
  if (!isRecord(event) || typeof event.type !== 'string') return undefined;
  return [{ kind: 'data', name: event.type, value: event.data ?? null }];
}

/** A source has a name and the places that its documents came from. */
function cited(source: unknown): { url: string; title: string }[] {
  const title = asString(at(source, 'source', 'name')) ?? '';
  const own = asFilled(at(source, 'source', 'url'));
  const places = asList(at(source, 'metadata')).map(about => asFilled(at(about, 'source')));
  return [own, ...places].flatMap(url => (url === undefined ? [] : [{ url, title: title || url }]));
}
