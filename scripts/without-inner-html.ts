import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const assignment = /\w+\.innerHTML=\w+\.__html/g;

/**
 * Takes `dangerouslySetInnerHTML` out of Preact: the panel draws what strangers sent and must never set it as HTML,
 * and Mozilla's linter warns of every package that could.
 */
export const withoutInnerHtml: Plugin = {
  name: 'without-inner-html',
  setup(build) {
    build.onLoad({ filter: /[\\/]preact[\\/]dist[\\/]preact\.mjs$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (source.match(assignment)?.length !== 1)
        throw new Error(`${path} no longer sets innerHTML where the build expects it; look at it again`);
      return { contents: source.replace(assignment, 'void 0'), loader: 'js' };
    });
  },
};
