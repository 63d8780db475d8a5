import { asNumber, asString, at, isRecord } from '../json.ts';
import type { Dialect, Parsed } from './dialect.ts';
import { CONVERSE_EVENT, ConverseEvents } from './parts/converse-events.ts';

/**
 * Amazon Bedrock `ConverseStream`,
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html: the header `:event-type` of
 * each message names its event. Also the way in which SDKs hand events on and Amazon Nova writes them, as an object with
 * the name for its one key.
 */
export const bedrockConverse: Dialect = {
  id: 'bedrock-converse',
  label: 'Bedrock ConverseStream',
  matches: first => (first.some(isOwn) ? 0.9 : 0),
  reader() {
    const events = new ConverseEvents();
    return parsed => {
      const { name, event } = eventOf(parsed);
      return events.read(name, event);
    };
  },
};

/** An event with its name. */
export function eventOf({ item, json }: Parsed): { name: string; event: unknown } {
  if (item.event !== undefined && CONVERSE_EVENT.test(item.event)) return { name: item.event, event: json };
  const wrapped = isRecord(json) ? Object.entries(json).find(([key]) => isName(key)) : undefined;
  return wrapped ? { name: wrapped[0], event: wrapped[1] } : { name: item.event ?? '', event: json };
}

function isName(key: string): boolean {
  return CONVERSE_EVENT.test(key) || /^[a-z]+(?:[A-Z][a-z]+)*Exception$/.test(key);
}

/** Names alone are used by others as well. */
function isOwn(parsed: Parsed): boolean {
  const { name, event } = eventOf(parsed);
  switch (name) {
    case 'messageStart':
      return asString(at(event, 'role')) !== undefined;
    case 'contentBlockStart':
    case 'contentBlockStop':
      return asNumber(at(event, 'contentBlockIndex')) !== undefined;
    case 'contentBlockDelta':
      return isRecord(at(event, 'delta'));
    case 'messageStop':
      return asString(at(event, 'stopReason')) !== undefined;
    case 'metadata':
      return isRecord(at(event, 'metrics')) && isRecord(at(event, 'usage'));
    default:
      return false;
  }
}
