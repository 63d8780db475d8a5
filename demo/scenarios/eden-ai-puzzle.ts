import { type Scenario, send, wait } from '../server/scenario.ts';
import { completion, done } from '../wire/openai.ts';
import { paced } from '../wire/pace.ts';
import { pieces } from '../wire/pieces.ts';

const { role, reasoning, content, finish, usage } = completion({
  id: 'chatcmpl-eden-puzzle1',
  model: 'deepseek/deepseek-reasoner',
  created: 1773000500,
});
const thought =
  'Twelve coins, three weighings, one false. Four against four first: if they balance, the false one is among the rest. ' +
  'Otherwise move some across, so that every outcome tells one case apart.';
const answer =
  'Weigh four against four. Each of the three outcomes leaves at most eight cases, and two more weighings tell nine apart.';

export const edenAiPuzzle: Scenario = {
  name: 'eden-ai-puzzle',
  asked: {
    system: 'eden-ai',
    prompt: 'Twelve coins, one is false: find it in three weighings.',
    shows: 'Reasoning before the answer, a stall between the two, and usage in the last chunk.',
  },
  steps: [
    wait(1000),
    send(role),
    ...paced(30, reasoning(pieces(thought))),
    wait(1400),
    ...paced(40, content(pieces(answer))),
    send(finish('stop')),
    send(
      usage({
        prompt_tokens: 31,
        completion_tokens: 78,
        total_tokens: 109,
        completion_tokens_details: { reasoning_tokens: 47 },
      }) + done,
    ),
  ],
};
