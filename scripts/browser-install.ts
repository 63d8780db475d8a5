import { existsSync } from 'node:fs';
import type { BrowserName } from './browsers.ts';
import { commands, run } from './run.ts';

/** Neither way may ask anything, nor wait long for a network that is closed. */
const environment = { DEBIAN_FRONTEND: 'noninteractive', PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' };
const aptPatience = ['-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=10'];

/** Debian's own packages; Ubuntu's of these names only point at snaps, which cannot read a temporary profile. */
const debianPackage = { chromium: 'chromium', firefox: 'firefox-esr' };

/**
 * Tries the ways to get a browser, the likeliest first; gives what went wrong with each until one worked.
 * On a bare Debian that is apt: it brings the system libraries too, which Playwright's download lacks there.
 */
export async function install(name: BrowserName): Promise<string[]> {
  const troubles: string[] = [];
  for (const way of [withApt, withPlaywright]) {
    const trouble = await way(name);
    if (trouble === undefined) break;
    troubles.push(trouble);
  }
  return troubles;
}

async function withApt(name: BrowserName): Promise<string | undefined> {
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/etc/debian_version')) return 'apt: this is no Debian';
  const command = `apt-get install ${debianPackage[name]}`;
  if (process.getuid?.() !== 0) return `apt: needs root; this would do: sudo ${command}`;
  const update = await run('apt-get', [...aptPatience, 'update'], environment);
  const choice = ['install', '--yes', '--no-install-recommends', debianPackage[name]];
  const { code, said } = await run('apt-get', [...aptPatience, ...choice], environment);
  return code === 0
    ? undefined
    : `${command}: ${lastError(said) ?? lastError(update.said) ?? `exit code ${code}`}`;
}

async function withPlaywright(name: BrowserName): Promise<string | undefined> {
  if (name === 'firefox') return 'Playwright: its Firefox loads no extension';
  const libraries = process.getuid?.() === 0 ? ['--with-deps'] : [];
  const args = [commands.playwright, 'install', 'chromium', '--no-shell', ...libraries];
  const { code, said } = await run(process.execPath, args, environment);
  return code === 0 ? undefined : `playwright install chromium: ${lastError(said) ?? `exit code ${code}`}`;
}

function lastError(said: string): string | undefined {
  return said.split('\n').findLast(line => /^(E:|Err:|Error:| {2}Could not)/.test(line));
}
