import { chat, type Question } from './chat.ts';
import { textAt } from './read.ts';

const endpoint = '/wisqu/api/v1/chat/';
const conversation = '6b0e6f0e-8a3b-4c53-9a41-7f5f6f0c2d11';

await chat('wisqu', question =>
  question.via === 'eventsource' ? byEventSource(question) : byFetch(question),
);

async function byFetch({ prompt, signal, answer }: Question): Promise<void> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      authorization: 'Bearer wq_demo_0000',
      'content-type': 'application/json',
      accept: 'text/event-stream',
    },
    body: JSON.stringify({ conversation_id: conversation, message: prompt, stream: true }),
    signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('data: ')) take(JSON.parse(line.slice(6)), answer);
  }
}

/** An EventSource cannot POST, so the question stands in the query. */
function byEventSource({ prompt, signal, answer }: Question): Promise<void> {
  const query = new URLSearchParams({ conversation_id: conversation, message: prompt });
  const source = new EventSource(`${endpoint}?${query}`);
  return new Promise((resolve, reject) => {
    const close = () => {
      source.close();
      resolve();
    };
    signal.addEventListener('abort', close);
    source.onmessage = ({ data }) => {
      if (take(JSON.parse(data), answer) !== 'content') close();
    };
    source.onerror = () => {
      source.close();
      reject(new Error('the event source failed'));
    };
  });
}

function take(data: unknown, answer: Question['answer']): string {
  const type = textAt(data, 'type');
  if (type === 'content') answer.text(textAt(data, 'content'));
  if (type === 'error') answer.note(textAt(data, 'error'), 'error');
  return type;
}
