import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium as playwrightChromium } from '@playwright/test';
import { install } from './browser-install.ts';
import { main } from './main.ts';

export type BrowserName = 'chromium' | 'firefox';

export interface Browser {
  name: BrowserName;
  path: string;
  /** As the browser gives it, for instance "Chromium 156.0.8078.79". */
  version: string;
  /** ms that finding or installing it took. */
  ms: number;
  installed: boolean;
}

/** Branded Chrome is not among these: from 137 on it ignores --load-extension. */
const commands: Record<BrowserName, string[]> = {
  chromium: ['chromium', 'chromium-browser'],
  firefox: ['firefox', 'firefox-esr', 'firefox-developer-edition', 'firefox-nightly'],
};

const { LOCALAPPDATA = '', ProgramFiles = '' } = process.env;
const usualPlaces: Record<BrowserName, string[]> = {
  chromium: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    path.join(LOCALAPPDATA, 'Chromium', 'Application', 'chrome.exe'),
  ],
  firefox: [
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    path.join(ProgramFiles, 'Mozilla Firefox', 'firefox.exe'),
  ],
};

const environment = { chromium: 'CHROMIUM', firefox: 'FIREFOX' } as const;

/** The oldest version that runs the extension and the tests: the manifest's, and for Chromium `Target.openDevTools`. */
const oldest = { chromium: 144, firefox: 142 };

/** The browser named by CHROMIUM or FIREFOX, one that is installed, or else one that is installed now. */
export async function provideBrowser(name: BrowserName): Promise<Browser> {
  const started = performance.now();
  const found = findBrowser(name);
  if (found) return { ...found, ms: performance.now() - started, installed: false };
  console.log(`${name}: none found, installing one …`);
  const troubles = await install(name);
  const installed = findBrowser(name);
  if (installed) return { ...installed, ms: performance.now() - started, installed: true };
  throw new Error(
    [
      `There is no ${name} here, and none could be installed:`,
      ...troubles.map(trouble => `  ${trouble}`),
      `Install it by hand and name it: ${environment[name]}=/path/to/${name} npm test`,
    ].join('\n'),
  );
}

/** A usable browser on this machine. Throws when the environment names one that is not. */
export function findBrowser(name: BrowserName): Pick<Browser, 'name' | 'path' | 'version'> | undefined {
  const named = process.env[environment[name]];
  if (named) {
    const version = usableVersion(name, named);
    if ('refused' in version) throw new Error(`${environment[name]}=${named}: ${version.refused}`);
    return { name, path: named, ...version };
  }
  for (const candidate of candidates(name)) {
    const version = usableVersion(name, candidate);
    if ('version' in version) return { name, path: candidate, ...version };
    console.log(`${name}: passing over ${candidate}: ${version.refused}`);
  }
  return undefined;
}

function candidates(name: BrowserName): string[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const inPath = commands[name].flatMap(command => folders.map(folder => path.join(folder, command)));
  const downloaded = name === 'chromium' ? [playwrightChromium.executablePath()] : [];
  return [...inPath, ...usualPlaces[name], ...downloaded].filter(
    file => path.isAbsolute(file) && existsSync(file),
  );
}

function usableVersion(name: BrowserName, file: string): { version: string } | { refused: string } {
  if (!existsSync(file)) return { refused: 'no such file' };
  if (process.platform === 'win32') return { version: 'of unknown version' };
  const { stdout, status } = spawnSync(file, ['--version'], { encoding: 'utf8' });
  const version = stdout?.trim() ?? '';
  const major = Number(/ (\d+)\./.exec(version)?.[1]);
  if (status !== 0 || !major) return { refused: 'it does not start' };
  if (/^Google Chrome (?!for Testing)/.test(version))
    return { refused: 'branded Chrome loads no unpacked extension; Chromium and Chrome for Testing do' };
  if (major < oldest[name]) return { refused: `it is ${version}, ${oldest[name]} is needed` };
  return { version };
}

await main(import.meta.url, async () => {
  for (const name of ['chromium', 'firefox'] as const) {
    const { version, path, ms } = await provideBrowser(name);
    console.log(`${version}: ${path} (${(ms / 1000).toFixed(1)} s)`);
  }
});
