import { chat } from './chat.ts';
import { textAt } from './read.ts';

/** Through the page's own backend, as a key must not be in a browser; keeps partial lines; Stop aborts the fetch. */
await chat('conduit', async ({ prompt, signal, answer }) => {
  const response = await fetch('/conduit/v1/chat/completions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'gpt-5.2',
      messages: [
        { role: 'system', content: 'Answer in a few sentences.' },
        { role: 'user', content: prompt },
      ],
      stream: true,
    }),
    signal,
  });
  for await (const token of tokens(response)) answer.text(token);
});

async function* tokens(response: Response): AsyncGenerator<string> {
  const reader = response.body?.getReader();
  if (!reader) return;
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (!line.startsWith('data: ')) continue;
        if (line === 'data: [DONE]') return;
        yield textAt(JSON.parse(line.slice(6)), 'choices', 0, 'delta', 'content');
      }
    }
  } finally {
    reader.releaseLock();
  }
}
