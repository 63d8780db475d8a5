/** The chat systems that the demo plays, and where each one's page sends its questions. */
export const endpoints = {
  chamelingo: '/chamelingo/api/v1/chat',
  wondercat: '/wondercat/api/v1/chats/chat_demo/messages',
  wisqu: '/wisqu/api/v1/chat/',
  conduit: '/conduit/v1/chat/completions',
  'eden-ai': '/eden-ai/v3/llm/chat/completions',
};

export type System = keyof typeof endpoints;
