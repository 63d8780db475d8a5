import { type Scenario, send, wait } from '../server/scenario.ts';
import { pieces } from '../wire/pieces.ts';
import { event } from '../wire/sse.ts';

const answer =
  'There are five daily prayers: before sunrise, at noon, in the afternoon, after sunset and at night. ' +
  'Their times follow the sun, so they differ from place to place and from day to day.';

/** What the page gets when a proxy on the way keeps the body back until it is whole. */
export const wisquBuffered: Scenario = {
  name: 'wisqu-buffered',
  asked: {
    system: 'wisqu',
    prompt: 'How many daily prayers are there?',
    shows: 'The whole answer in one arrival after 2 s, as behind a proxy that buffers.',
  },
  steps: [
    wait(2000),
    send(
      [
        ...pieces(answer).map(content => event({ type: 'content', content })),
        event({
          type: 'metadata',
          message_id: 'c0d0ad35-55a1-4f0e-b1d4-9b3ad6a54f72',
          usage: { prompt_tokens: 187, completion_tokens: 46, total_tokens: 233 },
        }),
      ].join(''),
    ),
  ],
};
