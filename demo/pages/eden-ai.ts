import { chat } from './chat.ts';
import { textAt } from './read.ts';

/** ms between two drawings. */
const drawEvery = 50;
const endings: Record<string, string> = {
  length: 'Stopped at the token limit.',
  content_filter: 'Stopped by the content filter.',
};

/** Draws what came every 50 ms, so that fast models cost no render a token. */
await chat('eden-ai', async ({ prompt, signal, answer }) => {
  const response = await fetch('/eden-ai/v3/llm/chat/completions', {
    method: 'POST',
    headers: { authorization: 'Bearer eden_demo_0000', 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'openai/gpt-5.2',
      messages: [{ role: 'user', content: prompt }],
      stream: true,
    }),
    signal,
  });
  const pending = { text: '', reasoning: '' };
  const draw = () => {
    answer.reasoning(pending.reasoning);
    answer.text(pending.text);
    pending.text = pending.reasoning = '';
  };
  const timer = setInterval(draw, drawEvery);
  try {
    let rest = '';
    for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line.startsWith('data: ') && line !== 'data: [DONE]') take(JSON.parse(line.slice(6)));
      }
    }
  } finally {
    clearInterval(timer);
    draw();
  }

  function take(chunk: unknown): void {
    pending.text += textAt(chunk, 'choices', 0, 'delta', 'content');
    pending.reasoning += textAt(chunk, 'choices', 0, 'delta', 'reasoning_content');
    const ending = endings[textAt(chunk, 'choices', 0, 'finish_reason')];
    if (ending) {
      draw();
      answer.note(ending);
    }
  }
});
