import { a2a } from './a2a.ts';
import { agUi } from './ag-ui.ts';
import { aiSdkDataStream } from './ai-sdk-data-stream.ts';
import { aiSdkUiMessage } from './ai-sdk-ui-message.ts';
import { anthropic } from './anthropic.ts';
import { bedrockConverse } from './bedrock-converse.ts';
import { bedrockInvoke } from './bedrock-invoke.ts';
import { chamelingo } from './chamelingo.ts';
import { chatglmWeb } from './chatglm-web.ts';
import { chatgptWeb } from './chatgpt-web.ts';
import { cloudflareWorkersAi } from './cloudflare-workers-ai.ts';
import { cohere } from './cohere.ts';
import { coze } from './coze.ts';
import { datastar } from './datastar.ts';
import { deepseekWeb } from './deepseek-web.ts';
import type { Dialect, Hints, Parsed } from './dialect.ts';
import { dify } from './dify.ts';
import { doubaoWeb } from './doubao-web.ts';
import { fastgpt } from './fastgpt.ts';
import { flowise } from './flowise.ts';
import { gemini } from './gemini.ts';
import { generic } from './generic.ts';
import { googleInteractions } from './google-interactions.ts';
import { graphqlSse } from './graphql-sse.ts';
import { htmx } from './htmx.ts';
import { kimiWeb } from './kimi-web.ts';
import { langgraph } from './langgraph.ts';
import { langgraphV2 } from './langgraph-v2.ts';
import { langserve } from './langserve.ts';
import { librechat } from './librechat.ts';
import { mcp } from './mcp.ts';
import { ollama } from './ollama.ts';
import { openaiAssistants } from './openai-assistants.ts';
import { openaiChat } from './openai-chat.ts';
import { openaiCompletions } from './openai-completions.ts';
import { openaiResponses } from './openai-responses.ts';
import { openaiTranscription } from './openai-transcription.ts';
import { alsoReadingErrors } from './parts/errors.ts';
import { qwenWeb } from './qwen-web.ts';
import { replicate } from './replicate.ts';
import { tgi } from './tgi.ts';
import { watsonx } from './watsonx.ts';
import { wisqu } from './wisqu.ts';
import { yuanbaoWeb } from './yuanbao-web.ts';

/** Every dialect, and the only place that lists them. Where two are equally sure, the first wins. */
export const dialects: readonly Dialect[] = [
  openaiChat,
  aiSdkUiMessage,
  chamelingo,
  wisqu,
  agUi,
  anthropic,
  dify,
  coze,
  langgraph,
  openaiResponses,
  openaiCompletions,
  openaiAssistants,
  openaiTranscription,
  googleInteractions,
  gemini,
  cohere,
  cloudflareWorkersAi,
  watsonx,
  tgi,
  replicate,
  ollama,
  aiSdkDataStream,
  bedrockConverse,
  bedrockInvoke,
  graphqlSse,
  langgraphV2,
  langserve,
  a2a,
  mcp,
  flowise,
  fastgpt,
  librechat,
  datastar,
  htmx,
  chatgptWeb,
  deepseekWeb,
  kimiWeb,
  doubaoWeb,
  qwenWeb,
  yuanbaoWeb,
  chatglmWeb,
  generic,
].map(alsoReadingErrors);

/** The dialect that is surest of the first items: `generic` when no other claims them. */
export function recognise(first: readonly Parsed[], hints: Hints): Dialect {
  return dialects
    .map(dialect => ({ dialect, score: dialect.matches(first, hints) }))
    .reduce((best, other) => (other.score > best.score ? other : best)).dialect;
}
