import { type Scenario, send, wait } from '../server/scenario.ts';
import { paced } from '../wire/pace.ts';
import { pieces } from '../wire/pieces.ts';
import { event } from '../wire/sse.ts';

const answer = '하나, 둘, 셋, 넷, 다섯. These are the native numbers; for money and dates';

export const chamelingoRateLimit: Scenario = {
  name: 'chamelingo-rate-limit',
  asked: {
    system: 'chamelingo',
    prompt: 'Teach me to count to five.',
    shows: 'An error in the middle of an answer that began with HTTP 200: it may be retried.',
  },
  steps: [
    wait(1100),
    ...paced(
      50,
      pieces(answer).map(content => event({ type: 'chunk', content }, 'chunk')),
    ),
    wait(300),
    send(
      event(
        {
          type: 'error',
          message: 'The tutor is answering too many learners at once.',
          request_id: 'req_7Qm2xv',
          retryable: true,
          reason: 'rate_limit',
        },
        'error',
      ),
    ),
  ],
};
