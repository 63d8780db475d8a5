import { type Scenario, send, wait } from '../server/scenario.ts';
import { completion, done } from '../wire/openai.ts';
import { bursts, paced } from '../wire/pace.ts';
import { pieces, slices } from '../wire/pieces.ts';

const { role, content, empty, finish } = completion({
  id: 'chatcmpl-night1',
  model: 'gpt-5.2',
  created: 1773000000,
});
const answer =
  'If the universe were endless, unchanging and full of stars, every line of sight would end on one, ' +
  'and the night would be as bright as the sun. It is dark because the universe has an age: ' +
  'light from farther than that has not had the time to reach us.';
const events = [...content(pieces(answer)), empty];

/** First several events an arrival, then lines cut anywhere. */
export const conduitNight: Scenario = {
  name: 'conduit-night',
  asked: {
    system: 'conduit',
    prompt: 'Why is the sky dark at night?',
    shows: 'Several events an arrival, then lines cut in the middle; empty deltas; no usage.',
  },
  steps: [
    wait(300),
    send(role),
    wait(900),
    ...paced(90, bursts(3, events.slice(0, 24))),
    ...paced(45, slices(events.slice(24).join(''), 97, 251, 180)),
    send(finish('stop') + done),
  ],
};
