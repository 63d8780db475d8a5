import type { Browser, Tab } from '../support/browser.ts';
import { launchChromium } from '../support/chromium.ts';
import { launchFirefox } from '../support/firefox.ts';
import { test as base, expect } from '../support/fixture.ts';
import { installOutcome, type Outcome } from './outcome.ts';
import { scenarios } from './scenarios.ts';

/** The same page in a browser without the extension and in one with it. */
export interface Twins {
  bare: Tab;
  watched: Tab;
  /** Runs a self-contained function in both, expects the same outcome, and gives it. */
  agree<A>(run: (argument: A) => Promise<Outcome>, argument: A): Promise<Outcome>;
}

export const test = base.extend<object, { bareApp: Browser; twins: Twins }>({
  bareApp: [
    async ({ engine, program }, use) => {
      const launch = engine === 'chromium' ? launchChromium : launchFirefox;
      const app = await launch({ program });
      await use(app);
      await app.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  // One pair of tabs for all tests of a worker: each leaves the page as it was.
  twins: [
    async ({ app, bareApp, server }, use) => {
      server.add(...scenarios);
      const [bare, watched] = [await bareApp.newTab(), await app.newTab()];
      for (const tab of [bare, watched]) {
        await tab.goto(`${server.url}/blank/`);
        await tab.evaluate(installOutcome, undefined);
      }
      await use({
        bare,
        watched,
        async agree(run, argument) {
          const without = await bare.evaluate(run, argument);
          expect(await watched.evaluate(run, argument)).toEqual(without);
          return without;
        },
      });
      await bare.close();
      await watched.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

export { expect };
