import { asList, asString, at, isRecord } from '../json.ts';
import type { Delta, Dialect, Parsed, Reader } from './dialect.ts';
import { openaiChat } from './openai-chat.ts';
import { errorDelta } from './parts/errors.ts';
import { isFastGptAnswer } from './parts/fastgpt-answer.ts';
import { filled } from './parts/filled.ts';

/**
 * FastGPT with `detail: true`: `packages/global/core/workflow/runtime/constants.ts` and
 * `projects/app/src/web/common/api/fetch.ts` of github.com/labring/FastGPT. OpenAI's chunks in events called `answer`
 * and `fastAnswer`, and what the workflow does in others. An empty chunk every ten seconds keeps the connection open.
 */
export const fastgpt: Dialect = {
  id: 'fastgpt',
  label: 'FastGPT',
  matches: first => (first.some(isOwn) ? 0.9 : 0),
  reader,
};

function isOwn(parsed: Parsed): boolean {
  const { item, json } = parsed;
  switch (item.event) {
    case 'answer':
    case 'fastAnswer':
      return isFastGptAnswer(parsed);
    case 'flowNodeStatus':
      return typeof at(json, 'status') === 'string' && typeof at(json, 'name') === 'string';
    case 'flowResponses':
      return Array.isArray(json);
    case 'flowNodeResponse':
      return typeof at(json, 'moduleType') === 'string' || typeof at(json, 'nodeId') === 'string';
    case 'toolCall':
    case 'toolParams':
    case 'toolResponse':
      return typeof at(json, 'tool', 'id') === 'string';
    case 'workflowDuration':
      return typeof at(json, 'durationSeconds') === 'number';
    default:
      return false;
  }
}

function reader(): Reader {
  const readChunk = openaiChat.reader();
  const results = new Map<string, string>();

  function tool(event: string, json: unknown): Delta[] {
    const about = at(json, 'tool');
    const call = asString(at(about, 'id')) ?? '';
    const name = filled('name', at(about, 'functionName') ?? at(about, 'toolName'));
    if (event !== 'toolResponse') {
      const args = asString(at(about, 'params')) ?? '';
      return [{ kind: 'tool', call, ...name, ...(args === '' ? {} : { args }), state: 'streaming' }];
    }
    const result = (results.get(call) ?? '') + (asString(at(about, 'response')) ?? '');
    results.set(call, result);
    return [{ kind: 'tool', call, ...name, result, state: 'done' }];
  }

  return parsed => {
    const { item, json } = parsed;
    switch (item.event) {
      case 'toolCall':
      case 'toolParams':
      case 'toolResponse':
        return tool(item.event, json);
      case 'interactive':
        return [
          { kind: 'data', name: 'interactive', value: json ?? null },
          { kind: 'finish', reason: 'interactive' },
        ];
      case 'flowResponses':
        return [...models(json), { kind: 'data', name: 'flowResponses', value: json ?? null }];
      case 'workflowDuration':
        return [{ kind: 'meta', extra: { durationSeconds: at(json, 'durationSeconds') } }];
      case 'error':
        return isRecord(json) ? [errorDelta(json)] : undefined;
      case 'flowNodeStatus':
        return [];
      case 'flowNodeResponse':
      case 'updateVariables':
      case 'plan':
      case 'stepTitle':
      case 'skillCall':
      case 'collectionForm':
      case 'topAgentConfig':
      case 'sandboxStatus':
        return [{ kind: 'data', name: item.event, value: json ?? null }];
      default:
        return readChunk(parsed);
    }
  };
}

/** The model of the node that answered last. */
function models(responses: unknown): Delta[] {
  const models = asList(responses).map(node => asString(at(node, 'model')) ?? '');
  const model = models.findLast(name => name !== '');
  return model === undefined ? [] : [{ kind: 'meta', model }];
}
