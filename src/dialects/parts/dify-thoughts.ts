import { asFilled, asString, at, type JsonRecord, parseJson } from '../../json.ts';
import type { Delta } from '../dialect.ts';
import type { Snapshots } from './snapshots.ts';

/** Dify's `agent_thought`: sent again and again, with the thought, the tools that it uses and what they answered. */
export class DifyThoughts {
  /** What was said of each call. */
  readonly #said = new Set<string>();

  constructor(readonly texts: Snapshots) {}

  read(message: string, event: JsonRecord): Delta[] {
    const id = asString(event.id) ?? '';
    const tools = (asString(event.tool) ?? '').split(';').filter(name => name !== '');
    return [...this.#thought(message, id, event), ...tools.flatMap(tool => this.#tool(id, tool, event))];
  }

  /** Many models think aloud in the answer, and the thought only repeats it. */
  #thought(message: string, id: string, event: JsonRecord): Delta[] {
    const thought = asFilled(event.thought);
    if (thought === undefined || this.texts.text(message, 'answer').includes(thought.trim())) return [];
    return this.texts.whole(id, 'reasoning', thought);
  }

  #tool(id: string, name: string, event: JsonRecord): Delta[] {
    const call = `${id}:${name}`;
    const input = ofTool(name, event.tool_input);
    const output = ofTool(name, event.observation);
    const args = this.#once(`${call} args`, input);
    const result = this.#once(`${call} result`, output);
    if (this.#once(`${call} name`, name) === undefined && args === undefined && result === undefined)
      return [];
    return [
      {
        kind: 'tool',
        call,
        name,
        ...(args === undefined ? {} : { args }),
        ...(result === undefined ? { state: 'called' } : { result, state: 'done' }),
      },
    ];
  }

  #once(what: string, text: string | undefined): string | undefined {
    if (text === undefined || this.#said.has(what)) return undefined;
    this.#said.add(what);
    return text;
  }
}

/** Inputs and outputs stand under the name of each tool, where they are not the text of the only one. */
function ofTool(name: string, value: unknown): string | undefined {
  const text = asFilled(value);
  if (text === undefined) return undefined;
  const own = at(parseJson(text), name);
  if (own === undefined) return text;
  return typeof own === 'string' ? own : JSON.stringify(own);
}
