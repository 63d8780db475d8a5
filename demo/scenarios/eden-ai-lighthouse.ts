import { type Scenario, send, wait } from '../server/scenario.ts';
import { completion, done } from '../wire/openai.ts';
import { paced } from '../wire/pace.ts';
import { pieces } from '../wire/pieces.ts';

const { role, content, finish } = completion({
  id: 'chatcmpl-eden-light1',
  model: 'mistral/mistral-large-latest',
  created: 1773000400,
});
const story =
  'The keeper of the last lighthouse wrote down every ship that passed. One evening a ship signalled back: ' +
  '“We have written you down as well.” He put the kettle on, for two.';

export const edenAiLighthouse: Scenario = {
  name: 'eden-ai-lighthouse',
  asked: {
    system: 'eden-ai',
    prompt: 'Tell me a very short story about a lighthouse keeper.',
    shows: 'Fast tokens through a gateway; the page draws every 50 ms, the panel times each arrival.',
  },
  steps: [wait(1500), send(role), ...paced(18, content(pieces(story))), send(finish('stop') + done)],
};
