import type { Stream } from '../stream.ts';
import { abortedByPage } from './aborted-by-page.ts';
import { badChecksum } from './bad-checksum.ts';
import { cancelledByPage } from './cancelled-by-page.ts';
import { compressedEvent } from './compressed-event.ts';
import { contentFilter } from './content-filter.ts';
import { droppedData } from './dropped-data.ts';
import { emptyStream } from './empty-stream.ts';
import { errorUnder200 } from './error-under-200.ts';
import { finishLength } from './finish-length.ts';
import { httpError } from './http-error.ts';
import { invalidJson } from './invalid-json.ts';
import { invalidUtf8 } from './invalid-utf8.ts';
import { missingBlankLine } from './missing-blank-line.ts';
import { networkError } from './network-error.ts';
import { noTerminator } from './no-terminator.ts';
import { notFramed } from './not-framed.ts';
import { proxyBuffering } from './proxy-buffering.ts';
import type { Finding, Rule } from './rule.ts';
import { stall } from './stall.ts';
import { undecodedEvents } from './undecoded-events.ts';
import { unloaded } from './unloaded.ts';
import { unterminatedEvent } from './unterminated-event.ts';

export type { Finding, Severity } from './rule.ts';

/** Every rule, in the order in which findings are told: what failed, how it ended, how it ran, how it was written. */
export const rules: readonly Rule[] = [
  httpError,
  errorUnder200,
  networkError,
  emptyStream,
  noTerminator,
  abortedByPage,
  cancelledByPage,
  unloaded,
  finishLength,
  contentFilter,
  droppedData,
  proxyBuffering,
  stall,
  notFramed,
  invalidJson,
  missingBlankLine,
  unterminatedEvent,
  invalidUtf8,
  badChecksum,
  compressedEvent,
  undecodedEvents,
];

/** What is wrong with a stream so far, or noteworthy. Its cost does not grow with the events, so ask as often as you draw. */
export function diagnose(stream: Stream): Finding[] {
  return rules.flatMap(rule => rule.check(stream));
}
