import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { dialects } from '../../src/dialects/index.ts';
import { framings } from '../../src/framing/index.ts';
import { fixturesOf, folder } from './fixtures.ts';

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
  expect(readdirSync(folder).sort()).toEqual(sources);
  for (const id of sources) {
    const bodies = fixturesOf(id).map(({ name }) => name);
    expect(bodies, id).not.toEqual([]);
    expect(names(`tests/dialects/fixtures/${id}/`, '.json'), id).toEqual(bodies.sort());
  }
});

test('every dialect has a test line', () => {
  const lines = text('tests/dialects/dialects.test.ts').matchAll(/^testDialect\('(.+)'\);$/gm);
  expect([...lines].map(line => line[1]).sort()).toEqual(sources);
});

/** The first columns of the tables of docs/dialects.md before or after the heading of framings. */
const [dialectRows = [], framingRows = []] = text('docs/dialects.md')
  .split('\n## Framing\n')
  .map(part => [...part.matchAll(/^\| `(.+?)` \| (.+?) \|/gm)].map(([, id, next]) => [id, next]));

test('every dialect has a row in docs/dialects.md, under its label', () => {
  expect(dialectRows.sort()).toEqual(dialects.map(({ id, label }) => [id, label]).sort());
});

test('every framing has a row in docs/dialects.md', () => {
  expect(framingRows.map(([id]) => id)).toEqual(framings.map(({ id }) => id));
});
