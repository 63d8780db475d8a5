import { type Scenario, send, wait } from '../server/scenario.ts';
import { completion, done } from '../wire/openai.ts';
import { paced } from '../wire/pace.ts';
import { pieces } from '../wire/pieces.ts';

const { role, content, finish } = completion({
  id: 'chatcmpl-tides1',
  model: 'gpt-5.2',
  created: 1773000100,
});
const paragraph =
  'The moon pulls more strongly on the near side of the earth than on the far side, and the sea follows the difference. ';

export const conduitTides: Scenario = {
  name: 'conduit-tides',
  asked: {
    system: 'conduit',
    prompt: 'Explain the tides at great length.',
    shows: 'A long answer, until the page’s own Stop button aborts it.',
    stopAfter: 1500,
  },
  steps: [
    wait(700),
    send(role),
    ...paced(45, content(pieces(paragraph.repeat(12)))),
    send(finish('stop') + done),
  ],
};
