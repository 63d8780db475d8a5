import { pathToFileURL } from 'node:url';

/** Runs `body` when this module is the script that was started; an error becomes a plain message and exit code 1. */
export async function main(moduleUrl: string, body: () => Promise<void>): Promise<void> {
  const script = process.argv[1];
  if (script === undefined || pathToFileURL(script).href !== moduleUrl) return;
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
