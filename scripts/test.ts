import { spawn } from 'node:child_process';
import { browsers, built, type Check, lint, reviewers, types } from './checks.ts';
import { main } from './main.ts';
import { root } from './root.ts';
import { commands } from './run.ts';

/** Checks without which no test can run come last, so that the others have been told by then. */
const everything: Record<string, Check> = { types, lint, built, reviewers, browsers };

/** All checks and all tests; or, with arguments for Playwright, the build and the tests that they name. */
await main(import.meta.url, async () => {
  const wanted = playwrightArguments(process.argv.slice(2));
  const coreOnly = wanted.includes('--project=core');
  const chosen = wanted.length === 0 ? everything : coreOnly ? { built } : { built, browsers };
  const failed: string[] = [];
  for (const [name, check] of Object.entries(chosen)) if (!(await passes(name, check))) failed.push(name);
  if (failed.includes('built') || failed.includes('browsers')) {
    console.log(`0 passed, ${failed.length} failed`);
    process.exitCode = 1;
    return;
  }
  const code = await playwright(wanted, failed);
  process.exitCode = failed.length > 0 ? 1 : code;
});

/** Playwright would take every word after `--project` for a project. */
function playwrightArguments(args: readonly string[]): string[] {
  return args.flatMap((arg, i) => {
    if (arg === '--project') return [`--project=${args[i + 1]}`];
    return args[i - 1] === '--project' ? [] : [arg];
  });
}

async function passes(name: string, check: Check): Promise<boolean> {
  const started = performance.now();
  const complaint = await check().catch((error: unknown) =>
    error instanceof Error ? error.message : String(error),
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${complaint === undefined ? '✓' : '✗'} ${name}, ${seconds} s`);
  if (complaint !== undefined) console.log(complaint);
  return complaint === undefined;
}

/** The reporter counts the failed checks in and prints the last line. */
function playwright(args: readonly string[], failedChecks: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [commands.playwright, 'test', ...args], {
    cwd: root,
    env: { ...process.env, FAILED_CHECKS: failedChecks.join(' ') },
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => resolve(code ?? 1));
  });
}
