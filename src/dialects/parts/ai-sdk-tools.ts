import { asFilled, asString, at, type JsonRecord } from '../../json.ts';
import type { Delta } from '../dialect.ts';
import { filled } from './filled.ts';

/** Reads the parts about tool calls of the AI SDK, in today's spelling and in those before it. */
export class AiSdkTools {
  /** Calls whose input was streamed: the whole input that follows repeats it. */
  readonly #streamed = new Set<string>();

  /** `undefined` when the part is not about a tool call. */
  read(part: JsonRecord): Delta[] | undefined {
    const call = asFilled(part.toolCallId) ?? asFilled(part.id);
    if (call === undefined) return undefined;
    const tool = { kind: 'tool', call, ...filled('name', part.toolName) } as const;
    switch (part.type) {
      case 'tool-input-start':
      case 'tool-call-streaming-start':
        return [{ ...tool, state: 'streaming' }];
      case 'tool-input-delta':
      case 'tool-call-delta':
        this.#streamed.add(call);
        return [{ ...tool, args: asString(first(part, 'inputTextDelta', 'argsTextDelta', 'delta')) ?? '' }];
      case 'tool-input-available':
      case 'tool-call':
        return [{ ...tool, ...this.#whole(call, part), state: 'called' }];
      case 'tool-input-error':
        return [{ ...tool, ...this.#whole(call, part), result: part.errorText, state: 'error' }];
      case 'tool-output-available':
      case 'tool-result':
        return [
          {
            ...tool,
            result: first(part, 'output', 'result'),
            state: at(part, 'preliminary') === true ? 'called' : 'done',
          },
        ];
      case 'tool-output-error':
      case 'tool-error':
        return [{ ...tool, result: first(part, 'errorText', 'error'), state: 'error' }];
      case 'tool-output-denied':
        return [{ ...tool, result: 'denied', state: 'error' }];
      case 'tool-input-end':
      case 'tool-approval-request':
        return [];
      default:
        return undefined;
    }
  }

  #whole(call: string, part: JsonRecord): { args?: string } {
    const input = first(part, 'input', 'args');
    if (input === undefined || this.#streamed.has(call)) return {};
    return { args: typeof input === 'string' ? input : JSON.stringify(input) };
  }
}

/** The first of these fields that is there. */
export function first(part: JsonRecord, ...names: readonly string[]): unknown {
  return names.map(name => at(part, name)).find(value => value !== undefined);
}
