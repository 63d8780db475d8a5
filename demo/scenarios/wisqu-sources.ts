import { type Scenario, send, wait } from '../server/scenario.ts';
import { paced } from '../wire/pace.ts';
import { pieces } from '../wire/pieces.ts';
import { event } from '../wire/sse.ts';

export const wisquSources: Scenario = {
  name: 'wisqu-sources',
  asked: {
    system: 'wisqu',
    prompt: 'Show me where that is written.',
    shows: 'An error event after a few words, under HTTP 200.',
  },
  steps: [
    wait(800),
    ...paced(
      50,
      pieces('Let me look that up in the').map(content => event({ type: 'content', content })),
    ),
    wait(600),
    send(event({ type: 'error', error: 'The library did not answer in time.' })),
  ],
};
