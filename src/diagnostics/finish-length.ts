import { finishedBecause } from './finished-because.ts';

export const finishLength = finishedBecause(
  'finish-length',
  [
    'length',
    'max_tokens',
    'max_output_tokens',
    'max_completion_tokens',
    'model_length',
    'model_context_window_exceeded',
  ],
  reason => `The answer was cut at the token limit (finish reason ${reason}).`,
  'It may end in the middle of a sentence, of JSON or of tool arguments. Raise the limit, shorten the input, or let the user continue.',
);
