import type { Scenario } from '../../server/scenario.ts';
import { dataWithNothing, invalidJson, invalidUtf8 } from './broken-text.ts';
import { errorAsHtml, errorAsJson } from './http-errors.ts';
import { emptyStream, endless, hugeEvent } from './sizes.ts';

/** What should not come and does. No page asks for these; they are at `/streams/<name>`. */
export const rough: readonly Scenario[] = [
  invalidUtf8,
  invalidJson,
  dataWithNothing,
  emptyStream,
  hugeEvent,
  endless,
  errorAsJson,
  errorAsHtml,
];
