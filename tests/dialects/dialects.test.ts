import { testDialect } from './fixture.ts';

testDialect('openai-chat');
testDialect('ai-sdk-ui-message');
testDialect('chamelingo');
testDialect('wisqu');
testDialect('ag-ui');
testDialect('dify');
testDialect('coze');
testDialect('anthropic');
testDialect('langgraph');
testDialect('openai-responses');
testDialect('openai-completions');
testDialect('openai-assistants');
testDialect('openai-transcription');
testDialect('google-interactions');
testDialect('gemini');
testDialect('cohere');
testDialect('generic');
