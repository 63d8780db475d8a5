import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test as base, expect } from '@playwright/test';
import { type DemoServer, startServer } from '../../../demo/server/server.ts';
import type { Browser, Tab } from './browser.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';

/** Which browser a project of playwright.config.ts runs in, and where its program is. */
export interface BrowserOptions {
  engine: 'chromium' | 'firefox';
  program: string;
}

export interface Fixtures {
  /** A fresh tab of the worker's browser, closed after the test. */
  tab: Tab;
  /** Ends what connections a test leaves open. */
  hangUp: undefined;
}

export const test = base.extend<Fixtures, BrowserOptions & { app: Browser; server: DemoServer }>({
  engine: ['chromium', { option: true, scope: 'worker' }],
  program: ['', { option: true, scope: 'worker' }],
  app: [
    async ({ engine, program }, use) => {
      const extension = fileURLToPath(new URL(`../../../dist/${engine}`, import.meta.url));
      if (!existsSync(extension)) throw new Error(`no ${extension}: run npm run build first`);
      if (!program) throw new Error(`there is no ${engine} here: npm test installs one or says how`);
      const launch = engine === 'chromium' ? launchChromium : launchFirefox;
      const app = await launch({ program, extension });
      await use(app);
      await app.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  // Firefox keeps the connection of a cancelled body, and has six for a host: none is left to the next test.
  hangUp: [
    async ({ server }, use) => {
      await use(undefined);
      server.hangUp();
    },
    { auto: true },
  ],
  tab: async ({ app }, use) => {
    const tab = await app.newTab();
    await use(tab);
    await tab.close();
  },
});

export { expect };
