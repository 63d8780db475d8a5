import { readdirSync, readFileSync } from 'node:fs';
import { awsEvent, awsMessage, textHeader } from '../core/aws-message.ts';

export const folder = new URL('fixtures/', import.meta.url);

/** A body, and what it says. */
export interface Fixture {
  readonly name: string;
  /** What its file's name ends with. */
  readonly framing: string;
  readonly body: Uint8Array;
  readonly expected: () => unknown;
}

/** The fixtures of a dialect: `name.framing` is the body, `name.json` what it says. */
export function fixturesOf(id: string): Fixture[] {
  const own = new URL(`${id}/`, folder);
  const bodies = readdirSync(own).filter(file => !file.endsWith('.json'));
  return bodies.map(file => {
    const [name = '', framing = ''] = file.split('.');
    const contents = readFileSync(new URL(file, own));
    const expected = (): unknown => JSON.parse(readFileSync(new URL(`${name}.json`, own), 'utf8'));
    return { name, framing, body: framing === 'aws-eventstream' ? awsBody(contents) : contents, expected };
  });
}

/**
 * The AWS event stream that a text describes: a line a message, `event-type payload`. `!` before it makes it an
 * exception, and a payload that follows `base64` is wrapped as Bedrock does with what a model says.
 */
function awsBody(contents: Buffer): Uint8Array {
  const lines = contents.toString().trimEnd().split('\n');
  return Buffer.concat(lines.map(awsLine));
}

function awsLine(line: string): Buffer {
  const [, exception, name = '', base64, payload = ''] = /^(!?)(\S+) (base64 )?(.*)$/.exec(line) ?? [];
  if (exception) {
    const headers = [textHeader(':exception-type', name), textHeader(':message-type', 'exception')];
    return awsMessage(headers, payload);
  }
  const bytes = Buffer.from(payload).toString('base64');
  return awsEvent(name, base64 ? JSON.stringify({ bytes, p: 'abcdefghijkl' }) : payload);
}
