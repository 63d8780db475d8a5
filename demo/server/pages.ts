import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface PageFile {
  type: string;
  contents: string | Uint8Array;
}

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'pages');
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** What stands in `demo/pages`, by its path: `index.html` at `/`, `conduit.html` at `/conduit/`, scripts and styles in `/assets/`. */
export async function pageFiles(): Promise<Map<string, PageFile>> {
  const names = await readdir(folder);
  const pages = names.filter(name => name.endsWith('.html')).map(name => name.slice(0, -'.html'.length));
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: names.filter(name => name.endsWith('.css') || pages.some(page => name === `${page}.ts`)),
    outdir: 'assets',
    write: false,
    bundle: true,
    format: 'esm',
    target: 'es2022',
  });
  const files = new Map<string, PageFile>();
  for (const page of pages) {
    const contents = await readFile(path.join(folder, `${page}.html`));
    files.set(page === 'index' ? '/' : `/${page}/`, { type: typeOf('.html'), contents });
  }
  for (const { path: file, contents } of outputFiles)
    files.set(`/assets/${path.basename(file)}`, { type: typeOf(file), contents });
  return files;
}

function typeOf(file: string): string {
  return types[file.slice(file.lastIndexOf('.'))] ?? 'application/octet-stream';
}
