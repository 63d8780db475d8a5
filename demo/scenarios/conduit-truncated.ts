import { type Scenario, send, wait } from '../server/scenario.ts';
import { completion } from '../wire/openai.ts';
import { paced } from '../wire/pace.ts';
import { pieces } from '../wire/pieces.ts';

const { role, content } = completion({ id: 'chatcmpl-bees1', model: 'gpt-5.2', created: 1773000200 });

/** A gateway that gave up: the response ends well-formed, the answer does not. */
export const conduitTruncated: Scenario = {
  name: 'conduit-truncated',
  asked: {
    system: 'conduit',
    prompt: 'How do bees find their way home?',
    shows: 'A response that ends without a finish reason and without [DONE].',
  },
  steps: [
    wait(800),
    send(role),
    ...paced(
      50,
      content(
        pieces('Bees keep count of the landmarks on their way, and they steer by the sun, which means that'),
      ),
    ),
  ],
};
