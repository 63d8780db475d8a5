import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type BrowserContext,
  type CDPSession,
  type Browser as Cdp,
  chromium,
  type Frame,
  type Page,
} from '@playwright/test';
import type { Browser, LaunchOptions, Panel, Tab } from './browser.ts';
import { allIn, MARK, markIn, until } from './in-panel.ts';

const TITLE = 'Deltascope';

/** Real Chromium with the unpacked extension; DevTools is a page of its own, reached over a second connection. */
export async function launchChromium({ program, extension, headed }: LaunchOptions): Promise<Browser> {
  const profile = mkdtempSync(path.join(tmpdir(), 'deltascope-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    // Playwright's own headless mode has neither extensions nor DevTools.
    headless: false,
    viewport: null,
    executablePath: program,
    args: [
      ...(headed ? [] : ['--headless=new', '--disable-gpu']),
      '--window-size=1600,1000',
      '--no-sandbox',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--remote-debugging-port=0',
      ...(extension ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`] : []),
    ],
  });
  const port = await until('the debugging port', async () => activePort(profile));
  const endpoint = `http://127.0.0.1:${port}`;
  const cdp = await chromium.connectOverCDP(endpoint);
  const session = await cdp.newBrowserCDPSession();
  return {
    name: 'chromium',
    newTab: async () => chromiumTab(context, await context.newPage(), session, endpoint),
    async killBackground() {
      const { targetInfos } = await session.send('Target.getTargets');
      const worker = targetInfos.find(target => target.type === 'service_worker');
      if (worker) await session.send('Target.closeTarget', { targetId: worker.targetId });
    },
    async close() {
      await cdp.close();
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function activePort(profile: string): number | undefined {
  try {
    return Number(readFileSync(path.join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0]) || undefined;
  } catch {
    return undefined;
  }
}

function chromiumTab(context: BrowserContext, page: Page, session: CDPSession, endpoint: string): Tab {
  return {
    goto: async url => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    evaluate: (run, argument) => page.evaluate(run as (argument: unknown) => never, argument),
    click: selector => page.click(selector),
    async openPanel() {
      const own = await context.newCDPSession(page);
      const { targetInfo } = await own.send('Target.getTargetInfo');
      await own.detach();
      const opened: { targetId: string } = await session.send(
        'Target.openDevTools' as never,
        {
          targetId: targetInfo.targetId,
        } as never,
      );
      return chromiumPanel(await devtoolsPage(endpoint, opened.targetId));
    },
    close: () => page.close(),
  };
}

/** A DevTools window is recognised as a page only while a connection is made, so each gets a connection of its own. */
async function devtoolsPage(endpoint: string, targetId: string): Promise<{ cdp: Cdp; devtools: Page }> {
  return until('the DevTools window', async () => {
    const cdp = await chromium.connectOverCDP(endpoint);
    for (const page of cdp.contexts().flatMap(context => context.pages())) {
      if (!page.url().startsWith('devtools://')) continue;
      const own = await page.context().newCDPSession(page);
      const { targetInfo } = await own.send('Target.getTargetInfo');
      if (targetInfo.targetId === targetId) return { cdp, devtools: page };
    }
    await cdp.close();
    return undefined;
  });
}

async function chromiumPanel({ cdp, devtools }: { cdp: Cdp; devtools: Page }): Promise<Panel> {
  await until(`the ${TITLE} tab in DevTools`, () => devtools.evaluate(showPanel, TITLE));
  const frame = await until('the panel', async () => devtools.frames().find(isPanel));
  await frame.waitForLoadState('load');
  const run = <R>(body: string) => frame.evaluate<R>(`(() => { ${body} })()`);
  return {
    all: target => allIn(run, target),
    async click(target) {
      await markIn(run, target);
      await frame.click(`[${MARK}]`);
    },
    async fill(target, text) {
      await markIn(run, target);
      await frame.fill(`[${MARK}]`, text);
    },
    press: key => devtools.keyboard.press(key),
    evaluate: (fn, argument) => frame.evaluate(fn as (argument: unknown) => never, argument),
    async resize(width, height) {
      await devtools.setViewportSize({ width, height: height + DEVTOOLS_TOP });
    },
    theme: theme => devtools.emulateMedia({ colorScheme: theme }),
    async screenshot(file) {
      const element = await frame.frameElement();
      await element.screenshot({ path: file });
    },
    async close() {
      await devtools.close();
      await cdp.close();
    },
  };
}

/** Height of DevTools' own tab strip over a panel, CSS pixels. */
const DEVTOOLS_TOP = 30;

function isPanel(frame: Frame): boolean {
  return frame.url().startsWith('chrome-extension://') && new URL(frame.url()).pathname === '/panel.html';
}

/** Runs in the DevTools front end: brings the panel with that title to the front. */
async function showPanel(title: string): Promise<boolean> {
  const legacy = './ui/legacy/legacy.js';
  const ui = await import(legacy);
  const tabs: { id: string; title: string }[] = ui.InspectorView.InspectorView.instance().tabbedPane.tabs;
  const tab = tabs.find(candidate => candidate.title === title);
  if (!tab) return false;
  // Docked, the panel would share the window with the page.
  ui.DockController.DockController.instance().setDockSide('undocked');
  await ui.ViewManager.ViewManager.instance().showView(tab.id);
  return true;
}
