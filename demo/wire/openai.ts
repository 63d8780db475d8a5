import { event } from './sse.ts';

interface Completion {
  id: string;
  model: string;
  /** Epoch s. */
  created: number;
}

type Finish = 'stop' | 'length' | 'content_filter';

/** The chunks of one chat completion, each an event. */
export function completion({ id, model, created }: Completion) {
  const chunk = (delta: Record<string, unknown>, finish: Finish | null = null) =>
    event({
      id,
      object: 'chat.completion.chunk',
      created,
      model,
      choices: [{ index: 0, delta, finish_reason: finish }],
    });
  return {
    role: chunk({ role: 'assistant', content: '' }),
    content: (texts: readonly string[]) => texts.map(content => chunk({ content })),
    reasoning: (texts: readonly string[]) => texts.map(text => chunk({ reasoning_content: text })),
    empty: chunk({ content: '' }),
    finish: (reason: Finish) => chunk({}, reason),
    usage: (usage: Record<string, unknown>) =>
      event({ id, object: 'chat.completion.chunk', created, model, choices: [], usage }),
  };
}

export const done = event('[DONE]');
