import { pathToFileURL } from 'node:url';

/** Whether this module is the script that was started, and not imported by another. */
export function isMain(moduleUrl: string): boolean {
  const script = process.argv[1];
  return script !== undefined && pathToFileURL(script).href === moduleUrl;
}
