import { type Scenario, send, wait } from '../server/scenario.ts';
import { paced } from '../wire/pace.ts';
import { pieces } from '../wire/pieces.ts';
import { dataLine } from '../wire/sse.ts';

export const wondercatFailure: Scenario = {
  name: 'wondercat-failure',
  asked: {
    system: 'wondercat',
    prompt: 'Now the same as a two-hour feature.',
    shows: 'A tool call that is never answered, and an error instead of an end.',
  },
  steps: [
    wait(700),
    ...paced(
      55,
      pieces('Two hours is long for a puddle, but let me ask the studio.').map(textDelta =>
        dataLine({ type: 'text-delta', textDelta }),
      ),
    ),
    send(
      dataLine({
        type: 'tool-call',
        toolCallId: 'tc_boat_2',
        toolName: 'generateVideo',
        args: { prompt: 'The boat, at length', seconds: 7200, aspect: '16:9' },
      }),
    ),
    wait(700),
    send(dataLine({ type: 'error', errorText: 'The longest film that can be made is 60 seconds.' })),
  ],
};
