import { finishedBecause } from './finished-because.ts';

export const contentFilter = finishedBecause(
  'content-filter',
  [
    'content_filter',
    'content_filtered',
    'guardrail_intervened',
    'safety',
    'blocklist',
    'prohibited_content',
    'recitation',
    'spii',
    'image_safety',
    'refusal',
  ],
  reason => `The answer was stopped by a content filter (finish reason ${reason}).`,
  'What stands there is incomplete, and a retry of the same input will most likely end the same way. Tell the user why it stopped.',
);
