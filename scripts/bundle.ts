import { type BuildOptions, build } from 'esbuild';
import { root } from './root.ts';
import { withoutInnerHtml } from './without-inner-html.ts';

/** A file of the extension, bundled. */
export interface Bundle {
  name: string;
  contents: Uint8Array;
}

const shared = {
  absWorkingDir: root,
  bundle: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'silent',
  sourcemap: false,
} satisfies BuildOptions;

/** The oldest browsers that the manifest admits. */
const browsers = ['chrome120', 'firefox142'];

/** Bundles each script (a classic one: content scripts are no modules) and stylesheet; `entries` maps names to sources. */
export async function bundleForBrowsers(entries: Record<string, string>): Promise<Bundle[]> {
  const { outputFiles } = await build({
    ...shared,
    entryPoints: entries,
    outdir: 'dist',
    write: false,
    platform: 'browser',
    format: 'iife',
    target: browsers,
    minify: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [withoutInnerHtml],
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles.map(({ path, contents }) => ({ name: path.replace(/^.*[\\/]/, ''), contents }));
}

/** Bundles the command line into one file that runs on Node alone. */
export async function bundleForNode(entry: string, outfile: string): Promise<void> {
  await build({
    ...shared,
    entryPoints: [entry],
    outfile,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: { js: '#!/usr/bin/env node' },
  });
}
