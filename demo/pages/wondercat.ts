import { chat } from './chat.ts';
import { at, textAt } from './read.ts';

/** Knows both spellings of the AI SDK's parts, and takes each `data` line for one. */
await chat('wondercat', async ({ prompt, signal, answer }) => {
  const response = await fetch('/wondercat/api/v1/chats/chat_demo/messages', {
    method: 'POST',
    headers: {
      authorization: 'Bearer wc_demo_0000',
      'content-type': 'application/json',
      accept: 'text/event-stream',
    },
    body: JSON.stringify({ message: prompt }),
    signal,
  });
  let rest = '';
  for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('data: ') && line !== 'data: [DONE]') take(JSON.parse(line.slice(6)));
    }
  }

  function take(part: unknown): void {
    const type = textAt(part, 'type');
    if (type === 'text-delta') answer.text(textAt(part, 'textDelta') || textAt(part, 'delta'));
    else if (type === 'reasoning-delta') answer.reasoning(textAt(part, 'delta'));
    else if (type === 'tool-call' || type === 'tool-input-available')
      answer.note(`${textAt(part, 'toolName')} …`);
    else if (type === 'tool-result') answer.note(`Ready: ${JSON.stringify(at(part, 'result'))}`);
    else if (type === 'tool-output-available') answer.note(`Ready: ${JSON.stringify(at(part, 'output'))}`);
    else if (type === 'error') answer.note(textAt(part, 'errorText'), 'error');
  }
});
