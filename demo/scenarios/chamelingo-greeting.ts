import { type Scenario, send, wait } from '../server/scenario.ts';
import { paced } from '../wire/pace.ts';
import { pieces, slices } from '../wire/pieces.ts';
import { event } from '../wire/sse.ts';

const answer =
  '안녕하세요! 만나서 반가워요. That is how you greet somebody you meet for the first time: ' +
  '“안녕하세요” is polite with everyone, and “반가워요” says that you are glad. ' +
  '이제 이름을 말해 볼까요? Start with “저는 …이에요”.';
const chunks = pieces(answer).map(content => event({ type: 'chunk', content }, 'chunk'));

/** The first arrivals end inside Hangul syllables, three bytes each. */
export const chamelingoGreeting: Scenario = {
  name: 'chamelingo-greeting',
  asked: {
    system: 'chamelingo',
    prompt: 'How do I greet somebody in Korean?',
    shows:
      'A queue of 1.2 s, then an even stream; the first arrivals cut characters in two. A title at the end.',
  },
  steps: [
    wait(1200),
    ...paced(40, slices(chunks.slice(0, 4).join(''), 48, 61, 7)),
    ...paced(55, chunks.slice(4)),
    send(
      event(
        {
          type: 'done',
          conversation_id: 'clv7d2k9m0001',
          corrections: [],
          usage: { input_tokens: 58, output_tokens: 97 },
          model: { provider: 'anthropic', id: 'claude-sonnet-4-5' },
          title: '첫인사: greeting somebody new',
        },
        'done',
      ),
    ),
  ],
};
