import { defineConfig } from '@playwright/test';
import { type BrowserName, findBrowser } from './scripts/browsers.ts';
import type { BrowserOptions } from './tests/e2e/support/fixture.ts';

const inBrowser = (engine: BrowserName) => ({
  name: engine,
  testMatch: 'e2e/**/*.test.ts',
  // Of what one browser alone has or does: `*.chromium.test.ts`, `*.firefox.test.ts`.
  testIgnore: `e2e/**/*.${engine === 'chromium' ? 'firefox' : 'chromium'}.test.ts`,
  use: { engine, program: findBrowser(engine)?.path ?? '' },
});

export default defineConfig<object, BrowserOptions>({
  testDir: 'tests',
  outputDir: 'out/test',
  reporter: './tests/summary-reporter.ts',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  projects: [
    { name: 'core', testMatch: ['core/**/*.test.ts', 'dialects/**/*.test.ts'] },
    inBrowser('chromium'),
    inBrowser('firefox'),
  ],
});
