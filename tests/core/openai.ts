/** Events in the shape of OpenAI's chat completion chunks. */
export function event(delta: object, more: object = {}, finish: string | null = null): string {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  return data({ id: 'chatcmpl-1', object: 'chat.completion.chunk', model: 'm-1', choices, ...more });
}

export function data(json: unknown): string {
  return `data: ${JSON.stringify(json)}\n\n`;
}

export const role = event({ role: 'assistant', content: '' });
export const answer = (content: string): string => event({ content });
export const reasoning = (text: string): string => event({ reasoning_content: text });
export const refusal = (text: string): string => event({ refusal: text });
export const args = (text: string, index = 0): string =>
  event({ tool_calls: [{ index, function: { arguments: text } }] });
export const call = (id: string, name: string, index = 0): string =>
  event({ tool_calls: [{ index, id, type: 'function', function: { name, arguments: '' } }] });
export const finish = (reason = 'stop'): string => event({}, {}, reason);
export const usage = (input: number, output: number): string =>
  event(
    {},
    { choices: [], usage: { prompt_tokens: input, completion_tokens: output, total_tokens: input + output } },
  );
export const error = (fields: object): string => data({ error: fields });
export const PING = ': ping\n\n';
export const DONE = 'data: [DONE]\n\n';
