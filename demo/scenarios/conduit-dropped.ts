import { cut, type Scenario, send, wait } from '../server/scenario.ts';
import { completion } from '../wire/openai.ts';
import { paced } from '../wire/pace.ts';
import { pieces } from '../wire/pieces.ts';

const { role, content } = completion({ id: 'chatcmpl-glass1', model: 'gpt-5.2', created: 1773000300 });

export const conduitDropped: Scenario = {
  name: 'conduit-dropped',
  asked: {
    system: 'conduit',
    prompt: 'Is glass a liquid?',
    shows: 'The connection breaks in the middle of an event.',
  },
  steps: [
    wait(600),
    send(role),
    ...paced(50, content(pieces('No. Glass is a solid without a crystal, and old window panes are thicker'))),
    send('data: {"id":"chatcmpl-glass1","object":"chat.completion.chu'),
    wait(80),
    cut,
  ],
};
