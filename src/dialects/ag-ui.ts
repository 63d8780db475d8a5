import { asFilled, asList, asNumber, asString, at, isRecord, type JsonRecord } from '../json.ts';
import type { Delta, Dialect, Reader } from './dialect.ts';
import { AgUiMessages } from './parts/ag-ui-messages.ts';
import { AgUiState } from './parts/ag-ui-state.ts';
import { errorDelta } from './parts/errors.ts';
import { filled } from './parts/filled.ts';
import { usageDeltas } from './parts/usage.ts';

/**
 * AG-UI, the Agent User Interaction Protocol: https://docs.ag-ui.com/concepts/events and
 * `sdks/typescript/packages/core/src/events.ts` of github.com/ag-ui-protocol/ag-ui. CopilotKit speaks it too. There is
 * no end mark: `RUN_FINISHED` or `RUN_ERROR` ends a run, and a stream may hold several.
 */
export const agUi: Dialect = {
  id: 'ag-ui',
  label: 'AG-UI',
  matches: first => (first.some(({ json }) => isRecord(json) && isEvent(json)) ? 0.9 : 0),
  reader,
};

/** The field that an event of each kind must have. */
const FIELDS: readonly (readonly [RegExp, string])[] = [
  [/^RUN_(STARTED|FINISHED)$/, 'runId'],
  [/^RUN_ERROR$/, 'message'],
  [/^STEP_(STARTED|FINISHED)$/, 'stepName'],
  [/^(TEXT|REASONING)_MESSAGE_(START|CONTENT|END)$|^REASONING_(START|END)$/, 'messageId'],
  [/^(TEXT|REASONING)_MESSAGE_CHUNK$|^THINKING_(TEXT_MESSAGE_)?CONTENT$/, 'delta'],
  [/^TOOL_CALL_(START|ARGS|END|CHUNK|RESULT)$/, 'toolCallId'],
  [/^STATE_SNAPSHOT$/, 'snapshot'],
  [/^STATE_DELTA$/, 'delta'],
  [/^MESSAGES_SNAPSHOT$/, 'messages'],
  [/^ACTIVITY_(SNAPSHOT|DELTA)$/, 'activityType'],
  [/^REASONING_ENCRYPTED_VALUE$/, 'encryptedValue'],
];

function isEvent(json: JsonRecord): boolean {
  const type = asString(json.type) ?? '';
  return FIELDS.some(([types, field]) => types.test(type) && Object.hasOwn(json, field));
}

const SILENT = /^(STEP_(STARTED|FINISHED)|RAW|REASONING_(START|END|ENCRYPTED_VALUE)|THINKING_(START|END))$/;

function reader(): Reader {
  const messages = new AgUiMessages();
  const state = new AgUiState();

  return ({ json: event }) => {
    if (!isRecord(event)) return undefined;
    const type = asString(event.type) ?? '';
    switch (type) {
      case 'RUN_STARTED':
        return [
          { kind: 'meta', ...filled('id', event.runId), ...filled('conversation', event.threadId) },
          ...state.begin(at(event, 'input', 'state')),
        ];
      case 'RUN_FINISHED':
        return [...messages.finish(), ...usage(event), { kind: 'finish', reason: finishOf(event) }];
      case 'RUN_ERROR':
        return [...usage(event), errorDelta({ message: event.message, code: event.code })];
      case 'CUSTOM':
        return [{ kind: 'data', name: asString(event.name) ?? '', value: event.value }];
      default:
        return messages.read(type, event) ?? state.read(type, event) ?? (SILENT.test(type) ? [] : undefined);
    }
  };
}

/** A run that stops for an answer of the user says so: `interrupt`. */
function finishOf(event: JsonRecord): string {
  return asFilled(at(event, 'outcome', 'type')) ?? 'finished';
}

/** One report for each model that the run used; the run used all of them together. */
function usage(event: JsonRecord): Delta[] {
  const reports = asList(event.usage).filter(isRecord);
  if (reports.length === 0) return [];
  const total: Record<string, number> = {};
  for (const report of reports) {
    for (const [name, value] of Object.entries(report)) {
      const count = asNumber(value);
      if (count !== undefined) total[name] = (total[name] ?? 0) + count;
    }
  }
  const only = reports.length === 1 ? reports[0] : undefined;
  const meta = { ...filled('model', only?.model), ...filled('provider', only?.provider) };
  return [
    ...(Object.keys(meta).length > 0 ? [{ kind: 'meta', ...meta } as const] : []),
    ...usageDeltas(total).map(delta => ({ ...delta, raw: event.usage })),
  ];
}
