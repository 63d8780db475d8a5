import { parseArgs } from 'node:util';
import { decode } from './decode.ts';
import { version } from './version.ts';

const HELP = `Usage: deltascope decode [--json] FILE…

Decodes saved streaming responses (Server-Sent Events): the answer, reasoning,
tool calls, usage, how it finished, and what is wrong with the stream.

  FILE         a saved response body; - is standard input
  --json       one JSON object a line for each file, in order
  -h, --help   this text
  --version    the version

A file in which nothing is a stream event (a picture, a JSON document, an empty
file) is named on standard error, after the others were printed, and the exit
code is 1. A wrong command line ends with exit code 2.
`;

const options = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** Runs the command line; the exit code. */
async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (values.help) return print(HELP);
  if (values.version) return print(`${await version()}\n`);
  const [command, ...files] = positionals;
  if (command === undefined) return refuse('no command');
  if (command !== 'decode') return refuse(`unknown command "${command}"`);
  if (files.length === 0) return refuse('decode needs a FILE, or - for standard input');
  return decode(files, values.json ?? false);
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function refuse(reason: string): number {
  process.stderr.write(`deltascope: ${reason}\nTry: deltascope --help\n`);
  return 2;
}

// A reader that has seen enough, such as head, is no error.
process.stdout.on('error', error => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')))
    throw error;
  process.exitCode = refuse(error.message);
}
