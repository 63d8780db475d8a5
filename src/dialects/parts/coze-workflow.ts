import { asFilled, asString, at, isRecord, type JsonRecord } from '../../json.ts';
import type { Delta } from '../dialect.ts';
import { errorDelta } from './errors.ts';
import { usageDeltas } from './usage.ts';

/** Coze's workflow events: what its nodes say, each node a message of its own. */
export class CozeWorkflow {
  /** Times that a node has finished: what it says after that is another message. */
  readonly #runs = new Map<string, number>();

  static isOwn(event: string | undefined, json: unknown): boolean {
    switch (event) {
      case 'Message':
        return typeof at(json, 'content') === 'string' && typeof at(json, 'node_is_finish') === 'boolean';
      case 'Error':
        return at(json, 'error_code') !== undefined && typeof at(json, 'error_message') === 'string';
      case 'Interrupt':
        return isRecord(at(json, 'interrupt_data'));
      default:
        return false;
    }
  }

  read(event: string, json: JsonRecord): Delta[] | undefined {
    switch (event) {
      case 'Message':
        return this.#message(json);
      case 'Error':
        return [errorDelta({ message: json.error_message, code: json.error_code })];
      case 'Interrupt':
        return [
          { kind: 'meta', extra: { interrupt: json.interrupt_data } },
          { kind: 'finish', reason: 'interrupt' },
        ];
      case 'Done':
        return [{ kind: 'terminator' }];
      case 'PING':
        return [{ kind: 'keepalive' }];
      default:
        return undefined;
    }
  }

  #message(json: JsonRecord): Delta[] {
    const node =
      asFilled(json.node_execute_uuid) ?? asFilled(json.node_id) ?? asString(json.node_title) ?? '';
    const run = this.#runs.get(node) ?? 0;
    if (json.node_is_finish === true) this.#runs.set(node, run + 1);
    const text = asString(json.content) ?? '';
    const message = run === 0 ? node : `${node} #${run + 1}`;
    return [{ kind: 'text', message, channel: 'answer', text }, ...cozeUsage(json.usage)];
  }
}

/** Coze's own names for the counts. */
export function cozeUsage(raw: unknown): Delta[] {
  const counts = {
    input_tokens: at(raw, 'input_count'),
    output_tokens: at(raw, 'output_count'),
    total_tokens: at(raw, 'token_count'),
  };
  return isRecord(raw) ? usageDeltas(counts).map(delta => ({ ...delta, raw })) : [];
}
