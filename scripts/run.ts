import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './root.ts';

export interface Outcome {
  /** `null` when the command could not be started or was killed. */
  code: number | null;
  stdout: string;
  /** What it said on standard output and standard error, as it came. */
  said: string;
}

/** Runs a command that asks nothing, in the project's folder. */
export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  return new Promise(resolve => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let said = '';
    child.stdout.on('data', data => {
      stdout += data;
      said += data;
    });
    child.stderr.on('data', data => {
      said += data;
    });
    child.on('error', ({ message }) => resolve({ code: null, stdout, said: `Error: ${message}` }));
    child.on('close', code => resolve({ code, stdout, said }));
  });
}

/** The JavaScript behind a package's command: the same on every system, unlike the links in `.bin`. */
export const commands = {
  tsc: inPackages('typescript/bin/tsc'),
  biome: inPackages('@biomejs/biome/bin/biome'),
  webExt: inPackages('web-ext/bin/web-ext.js'),
  playwright: inPackages('@playwright/test/cli.js'),
};

function inPackages(file: string): string {
  return path.join(root, 'node_modules', file);
}
