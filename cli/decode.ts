import { readFile } from 'node:fs/promises';
import type { Item } from '../src/framing/item.ts';
import { Stream } from '../src/stream.ts';
import { readable } from './readable.ts';
import { record } from './record.ts';

/** Prints what each file says, in order, and then names those that are no streams; the exit code. */
export async function decode(files: readonly string[], json: boolean): Promise<number> {
  const refused: string[] = [];
  for (const file of files) {
    const name = file === '-' ? 'standard input' : file;
    try {
      const stream = streamOf(await (file === '-' ? standardInput() : readFile(file)), name);
      const text = json
        ? `${JSON.stringify(record(stream))}\n`
        : readable(stream, files.length > 1 ? name : undefined);
      process.stdout.write(text);
    } catch (error) {
      refused.push(`deltascope: ${name}: ${reasonOf(error)}\n`);
    }
  }
  process.stderr.write(refused.join(''));
  return refused.length > 0 ? 1 : 0;
}

class NoStream extends Error {}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells bytes from text.
const BINARY = /[\0-\x08\x0e-\x1f\ufffd]/;

/** Throws {@link NoStream} when nothing in the file is an event. */
function streamOf(bytes: Uint8Array, name: string): Stream {
  if (bytes.length === 0) throw new NoStream('empty, so there is nothing to decode');
  const stream = Stream.ofBody(bytes, name);
  const items = stream.events.map(({ item }) => item);
  if (!items.some(isFramed) || beginsBinary(items))
    throw new NoStream('no stream: nothing in it is a stream event');
  return stream;
}

function isFramed({ flaws }: Item): boolean {
  return !flaws?.includes('not-framed');
}

/** Somewhere in a picture a line may well begin like an event's. */
function beginsBinary(items: readonly Item[]): boolean {
  const opening = items.reduce((first, item) => (item.start < first.start ? item : first));
  return !isFramed(opening) && BINARY.test(opening.data);
}

async function standardInput(): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of process.stdin) parts.push(part);
  return Buffer.concat(parts);
}

function reasonOf(error: unknown): string {
  if (error instanceof NoStream) return error.message;
  if (!(error instanceof Error)) throw error;
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'no such file';
  if (code === 'EISDIR') return 'is a folder';
  if (code === 'EACCES') return 'may not be read';
  if (code === undefined) throw error;
  return error.message;
}
