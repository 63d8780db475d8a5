import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Source {
  readonly path: string;
  readonly lines: number;
  readonly text: string;
  /** Paths from the root, or names of packages. */
  readonly imports: readonly string[];
}

const IMPORT = new RegExp(
  [
    String.raw`^(?:import|export)\s[^'"=()]*?\bfrom\s+['"]([^'"]+)['"]`,
    String.raw`^import\s+['"]([^'"]+)['"]`,
    String.raw`\bimport\(\s*['"]([^'"]+)['"]`,
  ].join('|'),
  'gm',
);

function sourceOf(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const imports = [...text.matchAll(IMPORT)].map(([, from, bare, lazy]) => from ?? bare ?? lazy ?? '');
  const resolved = imports.map(name => (name.startsWith('.') ? normalize(join(dirname(path), name)) : name));
  return { path, text, imports: resolved, lines: text.trimEnd().split('\n').length };
}

/** What is tracked, or would be: generated and ignored files are not ours. */
const paths = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter(path => path !== '' && !path.includes('/fixtures/') && existsSync(join(root, path)));
const sources = paths.filter(path => /\.(?:ts|tsx|mjs)$/.test(path)).map(sourceOf);
const code = sources.filter(({ path }) => !path.startsWith('tests/'));

const under = (...folders: string[]) =>
  sources.filter(({ path }) => folders.some(folder => path.startsWith(`${folder}/`)));

/** `file → import` for every import of `files` that `allowed` refuses. */
function refused(files: readonly Source[], allowed: (name: string) => boolean): string[] {
  return files.flatMap(({ path, imports }) =>
    imports.filter(name => !allowed(name)).map(name => `${path} → ${name}`),
  );
}

test('the test sees the sources and their imports', () => {
  expect(sourceOf('src/stream.ts').imports).toContain('src/body.ts');
  for (const folder of [
    'src',
    'cli',
    'extension/hook',
    'extension/bridge',
    'extension/background',
    'extension/panel',
  ]) {
    expect(under(folder), folder).not.toEqual([]);
  }
});

test.describe('imports', () => {
  test('src imports src alone', () => {
    expect(refused(under('src'), name => name.startsWith('src/'))).toEqual([]);
  });

  test('the command line imports src and Node alone', () => {
    const allowed = (name: string) => /^(?:src\/|cli\/|node:|package\.json$)/.test(name);
    expect(refused(under('cli'), allowed)).toEqual([]);
  });

  test('nothing that is shipped imports demo, scripts or tests', () => {
    const shipped = under('src', 'extension', 'cli');
    expect(refused(shipped, name => !/^(?:demo|scripts|tests)\//.test(name))).toEqual([]);
  });

  for (const context of ['hook', 'bridge', 'background', 'panel']) {
    test(`the ${context} imports no other context`, () => {
      const folder = `extension/${context}/`;
      const allowed = (name: string) =>
        !name.startsWith('extension/') || name.startsWith(folder) || isShared(name);
      expect(refused(under(folder.slice(0, -1)), allowed)).toEqual([]);
    });
  }

  /** A file of no context, such as the reconnecting port. */
  function isShared(name: string): boolean {
    return /^extension\/[^/]+\.ts$/.test(name);
  }

  test('the hook has no dependency', () => {
    expect(refused(under('extension/hook'), name => /^(?:src|extension)\//.test(name))).toEqual([]);
  });

  test('in the panel only the entry and its own files touch the port or an extension API', () => {
    const inside = under('extension/panel/views', 'extension/panel/session');
    const allowed = (name: string) =>
      name !== 'webextension-polyfill' && !/^extension\/[^/]+\.ts$/.test(name);
    expect(refused(inside, allowed)).toEqual([]);
    const callers = inside.filter(({ text }) =>
      /\b(?:chrome|browser)\.(?:runtime|tabs|devtools)\b/.test(text),
    );
    expect(callers.map(({ path }) => path)).toEqual([]);
  });

  test('the session draws nothing, and views are not imported by it', () => {
    const session = under('extension/panel/session');
    expect(refused(session, name => !name.includes('/views/') && name !== 'preact')).toEqual([]);
  });

  test('a relative import names a file that is there', () => {
    const known = new Set(paths);
    const relative = (name: string) =>
      !/^(?:src|cli|demo|extension|scripts|tests)\//.test(name) || known.has(name);
    expect(refused(sources, relative)).toEqual([]);
  });
});

test.describe('size', () => {
  test('no file is over 350 lines', () => {
    expect(sources.filter(({ lines }) => lines > 350).map(({ path, lines }) => `${path}: ${lines}`)).toEqual(
      [],
    );
  });

  test('the median source file is under 100 lines', () => {
    const lines = code.map(file => file.lines).toSorted((a, b) => a - b);
    expect(lines[Math.floor(lines.length / 2)]).toBeLessThan(100);
  });
});

test.describe('types', () => {
  const loophole = /@ts-(?:ignore|nocheck|expect-error)|\bas any\b|[<:,|]\s*any\b(?=[\s,;)>[\]|=])/;

  test('nothing escapes them', () => {
    const found = sources
      .filter(({ path }) => path !== 'tests/core/layout.test.ts')
      .map(({ path, text }) => `${path}: ${loophole.exec(withoutComments(text))?.[0]}`)
      .filter(line => !line.endsWith('undefined'));
    expect(found).toEqual([]);
  });

  /** Prose may say "any", but a comment that speaks to the compiler stays. */
  function withoutComments(text: string): string {
    return text.replace(/\/\*.*?\*\/|\/\/(?!\s*@ts)[^\n]*/gs, '');
  }
});

test('no folder is a drawer for what has no name', () => {
  const drawers = /(?:^|\/)(?:utils?|helpers?|common|shared|misc|lib)\//;
  expect(paths.filter(path => drawers.test(path))).toEqual([]);
});

test('file names are kebab-case', () => {
  const odd = sources.filter(({ path }) => !/^[a-z0-9.-]+$/.test(path.split('/').at(-1) ?? ''));
  expect(odd.map(({ path }) => path)).toEqual([]);
});
