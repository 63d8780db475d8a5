import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { BrowserName } from './browsers.ts';
import { root } from './root.ts';

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
  const patience = ['-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=10'];
  const update = await run('apt-get', [...patience, 'update']);
  const { code, said } = await run('apt-get', [
    ...patience,
    'install',
    '--yes',
    '--no-install-recommends',
    debianPackage[name],
  ]);
  return code === 0
    ? undefined
    : `${command}: ${lastError(said) ?? lastError(update.said) ?? `exit code ${code}`}`;
}

async function withPlaywright(name: BrowserName): Promise<string | undefined> {
  if (name === 'firefox') return 'Playwright: its Firefox loads no extension';
  const cli = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const libraries = process.getuid?.() === 0 ? ['--with-deps'] : [];
  const { code, said } = await run(process.execPath, [
    cli,
    'install',
    'chromium',
    '--no-shell',
    ...libraries,
  ]);
  return code === 0 ? undefined : `playwright install chromium: ${lastError(said) ?? `exit code ${code}`}`;
}

/** Runs a command that asks nothing, and gives what it said. */
function run(command: string, args: string[]): Promise<{ code: number | null; said: string }> {
  const env = {
    ...process.env,
    DEBIAN_FRONTEND: 'noninteractive',
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000',
  };
  return new Promise(resolve => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (said += data));
    child.on('error', error => resolve({ code: null, said: `Error: ${error.message}` }));
    child.on('close', code => resolve({ code, said }));
  });
}

function lastError(said: string): string | undefined {
  return said.split('\n').findLast(line => /^(E:|Err:|Error:| {2}Could not)/.test(line));
}
