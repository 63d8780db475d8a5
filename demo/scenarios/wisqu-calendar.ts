import { type Scenario, send, wait } from '../server/scenario.ts';
import { paced } from '../wire/pace.ts';
import { pieces } from '../wire/pieces.ts';
import { event } from '../wire/sse.ts';

const answer =
  'The Islamic year has twelve lunar months, so it is about eleven days shorter than the solar one, ' +
  'and Ramadan moves through the seasons once in some thirty-three years.';

export const wisquCalendar: Scenario = {
  name: 'wisqu-calendar',
  asked: {
    system: 'wisqu',
    prompt: 'Why does Ramadan move through the year?',
    shows: 'The same protocol read by an EventSource, which the page closes at the metadata.',
    via: 'eventsource',
  },
  steps: [
    wait(1000),
    ...paced(
      50,
      pieces(answer).map(content => event({ type: 'content', content })),
    ),
    send(
      event({
        type: 'metadata',
        message_id: '94b7f6a0-2f3e-4c55-8f8e-5a7be1d2c311',
        usage: { prompt_tokens: 198, completion_tokens: 37, total_tokens: 235 },
      }),
    ),
    wait(1500),
  ],
};
