import { access, chmod, cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Bundle, bundleForBrowsers, bundleForNode } from './bundle.ts';
import { main } from './main.ts';
import { root } from './root.ts';

const entries = {
  hook: 'extension/hook/index.ts',
  bridge: 'extension/bridge/index.ts',
  background: 'extension/background/index.ts',
  devtools: 'extension/panel/devtools.ts',
  panel: 'extension/panel/panel.tsx',
};
const stylesheet = { panel: 'extension/assets/panel.css' };
const copied = {
  'devtools.html': 'extension/assets/devtools.html',
  'panel.html': 'extension/assets/panel.html',
  icons: 'extension/assets/icons',
  _locales: 'extension/assets/_locales',
};
const command = 'cli/deltascope.ts';

export interface Built {
  /** Folders that the browsers load. */
  chromium: string;
  firefox: string;
  cli: string;
  /** What was bundled; sizes in bytes. */
  files: { name: string; bytes: number }[];
  ms: number;
}

/** Writes `dist/`: the extension for both browsers, and the command line. Throws when a source is missing. */
export async function build(): Promise<Built> {
  const started = performance.now();
  const at = (...names: string[]) => path.join(root, 'dist', ...names);
  const built = { chromium: at('chromium'), firefox: at('firefox'), cli: at('cli', 'deltascope.js') };
  await refuseMissing([
    'manifest.json',
    ...Object.values({ ...entries, ...copied }),
    ...Object.values(stylesheet),
    command,
  ]);

  const [manifest, scripts, styles] = await Promise.all([
    stampedManifest(),
    bundleForBrowsers(entries),
    bundleForBrowsers(stylesheet),
    bundleForNode(command, built.cli),
  ]);
  const bundles = [...scripts, ...styles];
  await Promise.all([
    chmod(built.cli, 0o755),
    writeExtension(built.chromium, manifest, bundles),
    writeExtension(built.firefox, manifest, bundles),
  ]);
  const files = bundles.map(({ name, contents }) => ({ name, bytes: contents.length }));
  files.push({ name: 'cli/deltascope.js', bytes: (await stat(built.cli)).size });
  return { ...built, files, ms: performance.now() - started };
}

async function refuseMissing(sources: string[]): Promise<void> {
  const there = await Promise.all(
    sources.map(source =>
      access(path.join(root, source)).then(
        () => true,
        () => false,
      ),
    ),
  );
  const missing = sources.filter((_, i) => !there[i]);
  if (missing.length > 0) throw new Error(`The build lacks these sources:\n  ${missing.join('\n  ')}`);
}

/** manifest.json with the version of package.json. */
async function stampedManifest(): Promise<string> {
  const [manifest, { version }] = await Promise.all([readJson('manifest.json'), readJson('package.json')]);
  return `${JSON.stringify({ ...manifest, version }, null, 2)}\n`;
}

async function readJson(name: string): Promise<{ version?: unknown }> {
  const value: unknown = JSON.parse(await readFile(path.join(root, name), 'utf8'));
  if (typeof value !== 'object' || value === null) throw new Error(`${name} holds no JSON object`);
  return value;
}

async function writeExtension(folder: string, manifest: string, bundles: Bundle[]): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await Promise.all([
    writeFile(path.join(folder, 'manifest.json'), manifest),
    ...bundles.map(({ name, contents }) => writeFile(path.join(folder, name), contents)),
    ...Object.entries(copied).map(([to, from]) =>
      cp(path.join(root, from), path.join(folder, to), { recursive: true }),
    ),
  ]);
}

export function printBuilt({ files, ms }: Built): void {
  for (const { name, bytes } of files) console.log(`  ${(bytes / 1024).toFixed(1).padStart(7)} kB  ${name}`);
  console.log(`built dist/chromium, dist/firefox and dist/cli in ${(ms / 1000).toFixed(2)} s`);
}

await main(import.meta.url, async () => printBuilt(await build()));
