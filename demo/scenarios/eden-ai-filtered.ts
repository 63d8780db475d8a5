import { type Scenario, send, wait } from '../server/scenario.ts';
import { completion, done } from '../wire/openai.ts';
import { paced } from '../wire/pace.ts';
import { pieces } from '../wire/pieces.ts';

const { role, content, finish } = completion({
  id: 'chatcmpl-eden-lock1',
  model: 'openai/gpt-5.2',
  created: 1773000700,
});

export const edenAiFiltered: Scenario = {
  name: 'eden-ai-filtered',
  asked: {
    system: 'eden-ai',
    prompt: 'How does a pin lock work, and how is one opened without the key?',
    shows: 'The content filter ends the answer: finish reason content_filter.',
  },
  steps: [
    wait(900),
    send(role),
    ...paced(
      40,
      content(
        pieces(
          'A key lifts each pair of pins to the same height, and then the cylinder turns. Without the key',
        ),
      ),
    ),
    send(finish('content_filter') + done),
  ],
};
