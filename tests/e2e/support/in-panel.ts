import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { plain } from './accessible.ts';
import type { Seen, Target } from './browser.ts';

/** Marks the element that the next trusted click or key is for. */
export const MARK = 'data-under-test';

const bundle = buildSync({
  entryPoints: [fileURLToPath(new URL('./accessible.ts', import.meta.url))],
  bundle: true,
  write: false,
  minify: true,
  format: 'iife',
  globalName: 'accessible',
  logLevel: 'silent',
}).outputFiles[0]?.text;

/** Runs the body of a function in the panel, and gives what it returns. */
export type RunScript = <R>(functionBody: string) => Promise<R>;

/** A function's text; the scripts' compiler wraps nested functions in `__name`, which it leaves behind. */
export function worldly(run: (...args: never[]) => unknown): string {
  return `(() => { const __name = wrapped => wrapped; return ${run}; })()`;
}

export function allIn(run: RunScript, target: Target): Promise<Seen[]> {
  return run(`${bundle}; return accessible.all(${JSON.stringify(plain(target))});`);
}

/** Waits for the one element that fits and marks it with `MARK`. */
export async function markIn(run: RunScript, target: Target): Promise<void> {
  const script = `${bundle}; return accessible.mark(${JSON.stringify(plain(target))}, ${JSON.stringify(MARK)});`;
  await until(`exactly one ${inWords(target)}`, async () => (await run<number>(script)) === 1);
}

export function inWords({ role, name, within, at }: Target): string {
  const which = at === undefined ? '' : ` number ${at}`;
  return `${role}${name === undefined ? '' : ` ${name}`}${which}${within ? ` in ${inWords(within)}` : ''}`;
}

const PATIENCE_MS = 15_000;

/** Asks until the answer is there; the error says what was waited for. */
export async function until<T>(what: string, ask: () => Promise<T | undefined | false>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`waited ${PATIENCE_MS / 1000} s for ${what}`);
    await new Promise(resolve => setTimeout(resolve, 40));
  }
}
