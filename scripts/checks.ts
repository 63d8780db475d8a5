import { provideBrowser } from './browsers.ts';
import { build } from './build.ts';
import { commands, run } from './run.ts';

/** Gives what is wrong, nothing when all is well. */
export type Check = () => Promise<string | undefined>;

export const types: Check = () => complaintOf(commands.tsc, '--build');

export const lint: Check = () => complaintOf(commands.biome, 'check', '.');

export const built: Check = async () => {
  await build();
  return undefined;
};

export const browsers: Check = async () => {
  for (const name of ['chromium', 'firefox'] as const) {
    const { version, path, installed } = await provideBrowser(name);
    console.log(`${installed ? 'installed ' : ''}${version}: ${path}`);
  }
  return undefined;
};

/** What Mozilla's reviewers run. A notice is as bad as an error here: it is what reviewers ask about. */
export const reviewers: Check = async () => {
  const { stdout, said } = await run(
    process.execPath,
    [commands.webExt, 'lint', '--source-dir', 'dist/firefox', '--output', 'json', '--no-config-discovery'],
    { NO_UPDATE_NOTIFIER: '1' },
  );
  return /"summary":\{"errors":0,"notices":0,"warnings":0\}/.test(stdout) ? undefined : said;
};

async function complaintOf(...args: string[]): Promise<string | undefined> {
  const { code, said } = await run(process.execPath, args);
  return code === 0 ? undefined : said.trimEnd();
}
