import { type Scenario, send, wait } from '../server/scenario.ts';
import { completion, done } from '../wire/openai.ts';
import { paced } from '../wire/pace.ts';
import { pieces } from '../wire/pieces.ts';

const { role, content, finish } = completion({
  id: 'chatcmpl-eden-rivers1',
  model: 'openai/gpt-5.2',
  created: 1773000600,
});

export const edenAiLength: Scenario = {
  name: 'eden-ai-length',
  asked: {
    system: 'eden-ai',
    prompt: 'List the rivers of Europe.',
    shows: 'The token limit ends the answer: finish reason length.',
  },
  steps: [
    wait(900),
    send(role),
    ...paced(
      35,
      content(
        pieces('The Volga, the Danube, the Ural, the Dnieper, the Don, the Pechora, the Kama, the Northern'),
      ),
    ),
    send(finish('length') + done),
  ],
};
