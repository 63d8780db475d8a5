import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Catalogue } from './catalogue.ts';
import { type LoggedRequest, RequestLog } from './log.ts';
import { pageFiles } from './pages.ts';
import { play } from './play.ts';
import { promptIn } from './prompt.ts';
import type { Scenario } from './scenario.ts';
import { Signals } from './signals.ts';

export interface DemoServer {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** Every request for a stream, oldest first; also at `GET /log`. */
  readonly requests: readonly LoggedRequest[];
  /** Adds scenarios, in place of those of the same name. */
  add(...scenarios: Scenario[]): void;
  /** Lets every step `until(name)` go on, those to come included. */
  signal(name: string): void;
  /** The latest request for a scenario, now or within `timeout` ms (default 5 s). */
  request(scenario: string, timeout?: number): Promise<LoggedRequest>;
  /** The same, once its connection is closed, whoever closed it. */
  closed(scenario: string, timeout?: number): Promise<LoggedRequest>;
  /** Ends every connection at once. */
  hangUp(): void;
  close(): Promise<void>;
}

export interface ServerOptions {
  /** Default 0: a free one. */
  port?: number;
  /** On top of the demo's own. */
  scenarios?: readonly Scenario[];
}

/** Serves the demo's pages and streams on loopback. */
export async function startServer({ port = 0, scenarios = [] }: ServerOptions = {}): Promise<DemoServer> {
  const files = await pageFiles();
  const catalogue = new Catalogue();
  catalogue.add(scenarios);
  const log = new RequestLog();
  const signals = new Signals();

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://loopback');
    const file = files.get(pathname);
    if (file) return respond(response, 200, file.type, file.contents);
    if (pathname === '/log') return respondJson(response, 200, log.requests);
    if (pathname === '/prompts')
      return respondJson(response, 200, catalogue.asked(searchParams.get('system')));

    const body = await bodyOf(request);
    const scenario = catalogue.at(pathname, promptIn(body) ?? searchParams.get('message'));
    if (!scenario) return respondJson(response, 404, { error: `nothing at ${pathname}` });
    const logged = log.begin(scenario.name, request, body);
    response.once('close', () => logged.closed(response.writableFinished ? 'server' : 'client'));
    await play(scenario, response, signals, logged);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the demo server has no port');

  return {
    url: `http://127.0.0.1:${address.port}`,
    requests: log.requests,
    add: (...more) => catalogue.add(more),
    signal: name => signals.give(name),
    request: (name, timeout = 5000) => log.find(name, 'begun', timeout),
    closed: (name, timeout = 5000) => log.find(name, 'closed', timeout),
    hangUp: () => server.closeAllConnections(),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function respond(
  response: ServerResponse,
  status: number,
  type: string,
  contents: string | Uint8Array,
): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(contents);
}

function respondJson(response: ServerResponse, status: number, value: unknown): void {
  respond(response, status, 'application/json', JSON.stringify(value));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}
