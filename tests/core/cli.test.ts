import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';

const root = fileURLToPath(new URL('../../', import.meta.url));
const answer = path.join(root, 'tests/dialects/fixtures/openai-chat/usage-in-last-chunk.sse');
const tools = path.join(root, 'tests/dialects/fixtures/openai-chat/tools-without-index.sse');
const serviceTools = path.join(root, 'tests/dialects/fixtures/openai-responses/service-tools.sse');
const failed = path.join(root, 'tests/dialects/fixtures/chamelingo/error.sse');

interface Ran {
  code: number | null;
  out: string;
  err: string;
}

function deltascope(args: string[], input?: Buffer): Ran {
  const script = ['--import', 'tsx', 'cli/deltascope.ts', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, script, {
    cwd: root,
    input,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

function file(name: string, contents: string | Uint8Array): string {
  const place = path.join(mkdtempSync(path.join(tmpdir(), 'deltascope-')), name);
  writeFileSync(place, contents);
  return place;
}

test('decode --json prints the fields of the contract in their order, and nothing that is not known', () => {
  const { code, out, err } = deltascope(['decode', '--json', answer]);
  expect([code, err]).toEqual([0, '']);
  const raw = {
    prompt_tokens: 14,
    completion_tokens: 9,
    total_tokens: 23,
    prompt_tokens_details: { cached_tokens: 2, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 8, audio_tokens: 0 },
  };
  const counts = {
    inputTokens: 14,
    outputTokens: 9,
    reasoningTokens: 8,
    cachedInputTokens: 2,
    totalTokens: 23,
  };
  const expected = {
    dialect: 'openai-chat',
    text: 'Four',
    finishReason: 'stop',
    usage: { ...counts, raw },
    model: 'gpt-4o-mini',
    id: 'chatcmpl-u1',
    events: 5,
    undecoded: 0,
    diagnostics: [],
  };
  expect(out).toBe(`${JSON.stringify(expected)}\n`);
});

test('tool arguments are printed as streamed, an id only where one was sent', () => {
  const { out } = deltascope(['decode', '--json', tools]);
  expect(JSON.parse(out).toolCalls).toEqual([
    { id: 'call_a', name: 'add', arguments: '{"a":1} ' },
    { id: 'call_b', name: 'add', arguments: '{"a":2}' },
    { name: 'sub', arguments: '{"b":3}' },
  ]);
});

test('decode --json prints the tools of a service with their type and its own name for their input', () => {
  const { out } = deltascope(['decode', '--json', serviceTools]);
  const { toolCalls } = JSON.parse(out);
  expect(toolCalls).toContainEqual({ id: 'ci_1', type: 'code_interpreter_call', code: 'print(6*7)' });
  expect(toolCalls).toContainEqual({
    id: 'mcp_1',
    type: 'mcp_call',
    name: 'route',
    arguments: '{"to":"pier"}',
  });
});

test('an error is printed with its code, request id and whether it may be retried', () => {
  const { out } = deltascope(['decode', '--json', failed]);
  const known = { code: 'rate_limit', requestId: 'req_77', retryable: true };
  expect(JSON.parse(out).error).toEqual({ message: 'Too many requests', ...known });
});

test('- is standard input', () => {
  const { code, out } = deltascope(['decode', '--json', '-'], readFileSync(answer));
  expect(code).toBe(0);
  expect(JSON.parse(out).text).toBe('Four');
});

test('files that are no streams are named after the others were printed', () => {
  const picture = file('a.png', Buffer.from('89504e470d0a1a0a0000000d494844520a3a0a0a646174613a0a0a', 'hex'));
  const document = file('b.json', '{"a":1}\n');
  const empty = file('c.sse', '');
  const { code, out, err } = deltascope([
    'decode',
    '--json',
    picture,
    answer,
    document,
    empty,
    'missing.sse',
    tools,
  ]);
  expect(code).toBe(1);
  expect(
    out
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line).id),
  ).toEqual(['chatcmpl-u1', 't2']);
  expect(err.trimEnd().split('\n')).toEqual([
    `deltascope: ${picture}: no stream: nothing in it is a stream event`,
    `deltascope: ${document}: no stream: nothing in it is a stream event`,
    `deltascope: ${empty}: empty, so there is nothing to decode`,
    'deltascope: missing.sse: no such file',
  ]);
});

test('without --json the transcript is printed to be read', () => {
  const { out } = deltascope(['decode', failed]);
  expect(out).toContain('Let me think\n\n[error, rate_limit, request req_77] Too many requests\n');
  expect(out).toContain(
    '\ndialect: Chamelingo\nfinish: not reported (failed)\nusage: not reported\nevents: 2\n',
  );
});

test('--help and --version answer', () => {
  expect(deltascope(['--help']).out).toContain('Usage: deltascope decode [--json] FILE…');
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  expect(deltascope(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test('a wrong command line is refused with its reason', () => {
  expect(deltascope([])).toMatchObject({ code: 2, err: expect.stringContaining('deltascope: no command') });
  expect(deltascope(['decode'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('decode needs a FILE'),
  });
  expect(deltascope(['encode', 'x'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('unknown command "encode"'),
  });
  const unknown = deltascope(['decode', '--yaml', answer]);
  expect(unknown).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining("Unknown option '--yaml'"),
  });
});
