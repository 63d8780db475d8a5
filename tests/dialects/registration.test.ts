import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { dialects } from '../../src/dialects/index.ts';
import { fixtures } from './fixture.ts';

const root = new URL('../../', import.meta.url);
const sources = names('src/dialects/', '.ts').filter(name => name !== 'dialect' && name !== 'index');

function names(folder: string, end: string): string[] {
  const files = readdirSync(new URL(folder, root)).filter(file => file.endsWith(end));
  return files.map(file => file.slice(0, -end.length)).sort();
}

function text(file: string): string {
  return readFileSync(new URL(file, root), 'utf8');
}

test('every file in src/dialects is a dialect of that id in the list', () => {
  expect(dialects.map(({ id }) => id).sort()).toEqual(sources);
});

test('every dialect has fixtures, each with its expectation', () => {
  expect(readdirSync(fixtures).sort()).toEqual(sources);
  for (const id of sources) {
    const folder = `tests/dialects/fixtures/${id}/`;
    expect(names(folder, '.sse'), id).not.toEqual([]);
    expect(names(folder, '.json'), id).toEqual(names(folder, '.sse'));
  }
});

test('every dialect has a test line', () => {
  const lines = text('tests/dialects/dialects.test.ts').matchAll(/^testDialect\('(.+)'\);$/gm);
  expect([...lines].map(line => line[1]).sort()).toEqual(sources);
});

test('every dialect has a row in docs/dialects.md, under its label', () => {
  const rows = text('docs/dialects.md').matchAll(/^\| `(.+?)` \| (.+?) \|/gm);
  const documented = [...rows].map(([, id, label]) => `${id}: ${label}`);
  expect(documented.sort()).toEqual(dialects.map(({ id, label }) => `${id}: ${label}`).sort());
});
