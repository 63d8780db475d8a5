import { type Scenario, send, wait } from '../server/scenario.ts';
import { paced } from '../wire/pace.ts';
import { pieces } from '../wire/pieces.ts';
import { event } from '../wire/sse.ts';

const before = '거의 맞았어요! Almost right. You wrote “저는 학교에 공부해요”.';
const after =
  ' The place where something happens takes 에서, so it is “저는 학교에서 공부해요”. 아주 잘하고 있어요!';
const chunk = (content: string) => event({ type: 'chunk', content }, 'chunk');

export const chamelingoCorrection: Scenario = {
  name: 'chamelingo-correction',
  asked: {
    system: 'chamelingo',
    prompt: '저는 학교에 공부해요. Is that right?',
    shows: 'A stall of 1.5 s in the middle, a correction, and a warning that the quota is nearly used up.',
  },
  steps: [
    wait(900),
    ...paced(50, pieces(before).map(chunk)),
    wait(1500),
    ...paced(45, pieces(after).map(chunk)),
    send(
      event(
        {
          type: 'done',
          conversation_id: 'clv7d2k9m0001',
          corrections: [
            {
              original: '저는 학교에 공부해요',
              corrected: '저는 학교에서 공부해요',
              explanation: '에서 marks the place of an action; 에 marks a destination.',
            },
          ],
          usage: { input_tokens: 164, output_tokens: 71 },
          model: { provider: 'anthropic', id: 'claude-sonnet-4-5' },
          usage_warning: {
            feature: 'ai_text_messages',
            used: 46,
            limit: 50,
            remaining: 4,
            message: 'You have 4 tutor messages left today.',
          },
        },
        'done',
      ),
    ),
  ],
};
