import type { Asked } from '../server/scenario.ts';
import type { System } from '../server/systems.ts';
import { Answer } from './answer.ts';

export interface Question {
  prompt: string;
  via: 'fetch' | 'eventsource';
  /** Aborted by the Stop button. */
  signal: AbortSignal;
  answer: Answer;
}

/** Asks a system and draws the answer; rejects when the connection fails or is aborted. */
export type Client = (question: Question) => Promise<void>;

type Prompt = Pick<Asked, 'prompt'> & Partial<Asked>;

/** Builds a chat page around a client: what to ask, the conversation, a line to write, a Stop button. */
export async function chat(system: System, client: Client): Promise<void> {
  const log = element('section', { role: 'log', ariaLabel: 'Conversation' });
  const prompts = element('nav', { ariaLabel: 'Questions' });
  const field = element('input', {
    name: 'message',
    autocomplete: 'off',
    ariaLabel: 'Message',
    placeholder: 'Ask something else …',
  });
  const stop = element('button', { type: 'button', textContent: 'Stop', disabled: true });
  const form = element('form', {}, field, element('button', { textContent: 'Send' }), stop);
  document.querySelector('main')?.append(prompts, log, form);

  async function ask({ prompt, via = 'fetch', stopAfter }: Prompt): Promise<void> {
    const controller = new AbortController();
    stop.disabled = false;
    stop.onclick = () => controller.abort(new DOMException('The reader pressed Stop.', 'AbortError'));
    log.append(element('p', { className: 'question', textContent: prompt }));
    const answer = new Answer(log);
    if (stopAfter !== undefined) answer.onFirst = () => setTimeout(() => stop.click(), stopAfter);
    try {
      await client({ prompt, via, signal: controller.signal, answer });
    } catch (error) {
      answer.note(controller.signal.aborted ? 'Stopped.' : `Interrupted: ${error}`, 'error');
    } finally {
      answer.end();
      stop.disabled = true;
    }
  }

  const asked: Asked[] = await (await fetch(`/prompts?system=${system}`)).json();
  for (const { stopAfter: _, ...prompt } of asked) {
    const button = element('button', { textContent: prompt.prompt, title: prompt.shows });
    button.onclick = () => void ask(prompt);
    prompts.append(button);
  }
  form.onsubmit = event => {
    event.preventDefault();
    void ask({ prompt: field.value });
    field.value = '';
  };
  if (new URLSearchParams(location.search).has('play')) {
    for (const prompt of asked) await ask(prompt);
    window.parent.dispatchEvent(new Event('played'));
  }
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
  ...children: Node[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
