import { type Scenario, send, wait } from '../server/scenario.ts';
import { bursts, paced } from '../wire/pace.ts';
import { pieces } from '../wire/pieces.ts';
import { dataLine } from '../wire/sse.ts';

const text = (answer: string) => pieces(answer).map(textDelta => dataLine({ type: 'text-delta', textDelta }));
const prompt = 'A cat in a paper boat crosses a puddle at sunset, slow camera, warm light';

/** The older spelling of an AI SDK stream, its lines not parted by blank ones. */
export const wondercatVideo: Scenario = {
  name: 'wondercat-video',
  asked: {
    system: 'wondercat',
    prompt: 'Make a short film of a cat in a paper boat.',
    shows:
      'A tool call with arguments and a result 1.6 s later. The data lines have no blank lines between them.',
  },
  steps: [
    wait(800),
    ...paced(
      60,
      bursts(3, text('Lovely idea. I will start the camera low over the water and let the boat drift in.')),
    ),
    send(
      dataLine({
        type: 'tool-call',
        toolCallId: 'tc_boat_1',
        toolName: 'generateVideo',
        args: { prompt, seconds: 6, aspect: '16:9' },
      }),
    ),
    wait(1600),
    send(
      dataLine({
        type: 'tool-result',
        toolCallId: 'tc_boat_1',
        result: { mediaId: 'media_boat_1', seconds: 6 },
      }),
    ),
    ...paced(50, bursts(2, text(' Here is your film: six seconds, and the boat arrives dry.'))),
    send(dataLine({ type: 'finish', finishReason: 'stop' })),
  ],
};
