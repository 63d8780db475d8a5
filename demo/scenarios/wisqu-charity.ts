import { type Scenario, send, wait } from '../server/scenario.ts';
import { paced } from '../wire/pace.ts';
import { pieces } from '../wire/pieces.ts';
import { event } from '../wire/sse.ts';

const answer =
  'Zakat is a duty: a set share of what one owns beyond one’s needs, given once a year to those entitled to it. ' +
  'Sadaqah is a gift of one’s own will: of any size, at any time, and a kind word counts as well.';

export const wisquCharity: Scenario = {
  name: 'wisqu-charity',
  asked: {
    system: 'wisqu',
    prompt: 'What is the difference between zakat and sadaqah?',
    shows: 'Unnamed events told apart by their type; the usage comes with the metadata at the end.',
  },
  steps: [
    wait(1300),
    ...paced(
      45,
      pieces(answer).map(content => event({ type: 'content', content })),
    ),
    send(
      event({
        type: 'metadata',
        message_id: '3f0c1c52-61d1-4a57-9a55-0d2b8c7a9e10',
        usage: { prompt_tokens: 212, completion_tokens: 54, total_tokens: 266 },
      }),
    ),
  ],
};
