/** The smallest answer in the OpenAI chat shape, in pieces that a test can send one by one. */

const chunk = (delta: unknown, finish: string | null = null): string =>
  `data: ${JSON.stringify({
    id: 'chatcmpl-test',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'test-model',
    choices: [{ index: 0, delta, finish_reason: finish }],
  })}\n\n`;

export const piece = (content: string): string => chunk({ content });

export const finish = `${chunk({}, 'stop')}data: [DONE]\n\n`;

export const answer = (...pieces: string[]): string => pieces.map(piece).join('') + finish;
