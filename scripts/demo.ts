import path from 'node:path';
import { parseArgs } from 'node:util';
import { startServer } from '../demo/server/server.ts';
import { launchChromium } from '../tests/e2e/support/chromium.ts';
import { launchFirefox } from '../tests/e2e/support/firefox.ts';
import { provideBrowser } from './browsers.ts';
import { build } from './build.ts';
import { report } from './demo/report.ts';
import { main } from './main.ts';
import { root } from './root.ts';

const started = performance.now();

await main(import.meta.url, async () => {
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
  const { values } = parseArgs({
    options: { firefox: { type: 'boolean' }, serve: { type: 'boolean' }, headless: { type: 'boolean' } },
  });
  if (values.serve) return serve();

  const name = values.firefox ? 'firefox' : 'chromium';
  const program = await provideBrowser(name);
  say(`browser: ${program.version}, ${program.installed ? 'installed' : 'found'}`, program.ms);
  const built = await build();
  say('build', built.ms);
  const server = await startServer();
  const headed = hasDisplay() && !values.headless;
  const launch = name === 'chromium' ? launchChromium : launchFirefox;
  const browser = await launch({ program: program.path, extension: built[name], headed });
  try {
    const tab = await browser.newTab();
    await tab.goto(`${server.url}/`);
    const panel = await tab.openPanel();
    if (headed) {
      await tab.click('#play');
      console.log(`The demo is at ${server.url}/ until the browser is closed.`);
      await browser.closed;
    } else {
      const folder = path.join(root, 'out', 'demo');
      await report(tab, panel, folder, () =>
        say('from start to first decoded stream', performance.now() - started),
      );
      console.log(`pictures and HAR: ${path.relative(process.cwd(), folder)}`);
    }
  } finally {
    if (!headed) await browser.close();
    await server.close();
  }
});

async function serve(): Promise<void> {
  const server = await startServer({ port: 8100 }).catch(() => startServer());
  console.log(`The demo is at ${server.url}/ until Ctrl+C.`);
  console.log(
    'For the panel: npm run build, load dist/chromium or dist/firefox, open DevTools on that page.',
  );
}

function say(what: string, ms: number): void {
  console.log(`${what}: ${(ms / 1000).toFixed(1)} s`);
}

function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform === 'darwin' || process.platform === 'win32' || !!(DISPLAY || WAYLAND_DISPLAY);
}
