import { chat } from './chat.ts';
import { at, textAt } from './read.ts';

/** Reads named events by hand, as the tutor's documentation advises. */
await chat('chamelingo', async ({ prompt, signal, answer }) => {
  const response = await fetch('/chamelingo/api/v1/chat', {
    method: 'POST',
    headers: { authorization: 'Bearer ck_demo_0000', 'content-type': 'application/json' },
    body: JSON.stringify({ message: prompt, conversation_id: 'clv7d2k9m0001' }),
    signal,
  });
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let name = '';
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) return;
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('event: ')) name = line.slice(7);
      else if (line.startsWith('data: ')) take(name, JSON.parse(line.slice(6)));
    }
  }

  function take(name: string, data: unknown): void {
    if (name === 'chunk') answer.text(textAt(data, 'content'));
    if (name === 'error') answer.note(`${textAt(data, 'message')} (${textAt(data, 'reason')})`, 'error');
    if (name !== 'done') return;
    const correction = textAt(data, 'corrections', 0, 'explanation');
    if (correction) answer.note(`Correction: ${correction}`);
    if (at(data, 'usage_warning')) answer.note(textAt(data, 'usage_warning', 'message'));
    const title = textAt(data, 'title');
    if (title) document.title = `${title} · Chamelingo`;
  }
});
