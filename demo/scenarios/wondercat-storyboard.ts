import { type Scenario, send, wait } from '../server/scenario.ts';
import { paced } from '../wire/pace.ts';
import { pieces } from '../wire/pieces.ts';
import { event } from '../wire/sse.ts';

const parts = (type: 'reasoning' | 'text', id: string, text: string) => [
  event({ type: `${type}-start`, id }),
  ...pieces(text).map(delta => event({ type: `${type}-delta`, id, delta })),
  event({ type: `${type}-end`, id }),
];
const input = '{"panels": 3, "style": "ink", "subject": "a lighthouse in a storm"}';

/** Today's AI SDK UI message stream. */
export const wondercatStoryboard: Scenario = {
  name: 'wondercat-storyboard',
  asked: {
    system: 'wondercat',
    prompt: 'Draw a storyboard of a lighthouse in a storm.',
    shows: 'Today’s spelling: reasoning first, tool input in pieces, an answer, and an end mark.',
  },
  headers: { 'x-vercel-ai-ui-message-stream': 'v1' },
  steps: [
    wait(1000),
    send(event({ type: 'start', messageId: 'msg_storyboard_1' }) + event({ type: 'start-step' })),
    ...paced(
      45,
      parts(
        'reasoning',
        'r1',
        'Three panels are enough: the calm, the storm, the light. Ink suits the contrast better than colour.',
      ),
    ),
    send(event({ type: 'tool-input-start', toolCallId: 'tc_board_1', toolName: 'drawStoryboard' })),
    ...paced(
      60,
      pieces(input).map(inputTextDelta =>
        event({ type: 'tool-input-delta', toolCallId: 'tc_board_1', inputTextDelta }),
      ),
    ),
    send(
      event({
        type: 'tool-input-available',
        toolCallId: 'tc_board_1',
        toolName: 'drawStoryboard',
        input: JSON.parse(input),
      }),
    ),
    wait(900),
    send(
      event({
        type: 'tool-output-available',
        toolCallId: 'tc_board_1',
        output: { panels: ['panel_1', 'panel_2', 'panel_3'] },
      }),
    ),
    ...paced(
      45,
      parts(
        'text',
        't1',
        'Your storyboard is ready: a still harbour, the sea over the rocks, and the lamp that holds.',
      ),
    ),
    send(event({ type: 'finish-step' }) + event({ type: 'finish', finishReason: 'stop' }) + event('[DONE]')),
  ],
};
