import { readFile } from 'node:fs/promises';
import { asString, at, parseJson } from '../src/json.ts';

/** The version in the nearest package.json: beside `cli/`, or beside `dist/` once bundled. */
export async function version(): Promise<string> {
  for (const place of ['../package.json', '../../package.json']) {
    const text = await readFile(new URL(place, import.meta.url), 'utf8').catch(() => '');
    const found = asString(at(parseJson(text), 'version'));
    if (found !== undefined) return found;
  }
  return 'unknown';
}
