import { readFileSync } from 'node:fs';
import { type BrowserContext, type CDPSession, chromium, type Frame, type Page } from '@playwright/test';
import type { Browser, LaunchOptions, Panel, Tab } from './browser.ts';
import { allIn, MARK, markIn, until, worldly } from './in-panel.ts';

const TITLE = 'Deltascope';

// A DevTools window is a target of type "other", which Playwright leaves alone unless told so.
process.env.PW_CHROMIUM_ATTACH_TO_OTHER = '1';

/** Real Chromium with the unpacked extension; each DevTools window is one more page of its context. */
export async function launchChromium({ program, extension, headed }: LaunchOptions): Promise<Browser> {
  const context = await chromium.launchPersistentContext('', {
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
      ...(extension ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`] : []),
    ],
  });
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('Chromium gave no session for the browser as a whole');
  return {
    name: 'chromium',
    newTab: async () =>
      chromiumTab(context, await context.newPage(), session, headed ? 'bottom' : 'undocked'),
    async killBackground() {
      const { targetInfos } = await session.send('Target.getTargets');
      const worker = targetInfos.find(target => target.type === 'service_worker');
      if (worker) await session.send('Target.closeTarget', { targetId: worker.targetId });
    },
    closed: new Promise(resolve => context.once('close', () => resolve())),
    close: () => context.close(),
  };
}

/** A person likes to see page and panel at once; in the tests a panel has a window of its own, for its size alone. */
type Dock = 'bottom' | 'undocked';

function chromiumTab(context: BrowserContext, page: Page, session: CDPSession, dock: Dock): Tab {
  return {
    goto: async url => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    evaluate: (run, argument) => page.evaluate(callText(run, argument)),
    click: selector => page.click(selector),
    async openPanel() {
      const own = await context.newCDPSession(page);
      const { targetInfo } = await own.send('Target.getTargetInfo');
      await own.detach();
      const opening = context.waitForEvent('page', opened => opened.url().startsWith('devtools://'));
      await session.send('Target.openDevTools' as never, { targetId: targetInfo.targetId } as never);
      return chromiumPanel(await opening, dock);
    },
    close: () => page.close(),
  };
}

async function chromiumPanel(devtools: Page, dock: Dock): Promise<Panel> {
  await until(`the ${TITLE} tab in DevTools`, () => devtools.evaluate(showPanel, { title: TITLE, dock }));
  const frame = await until('the panel', async () => devtools.frames().find(isPanel));
  await frame.waitForLoadState('load');
  await until('the panel as wide as DevTools', async () => {
    const width = await devtools.evaluate(() => innerWidth);
    return frame.evaluate(wide => innerWidth === wide, width);
  });
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
    evaluate: (fn, argument) => frame.evaluate(callText(fn, argument)),
    async resize(width, height) {
      await devtools.setViewportSize({ width, height: height + DEVTOOLS_TOP });
    },
    theme: theme => devtools.emulateMedia({ colorScheme: theme }),
    async download(trigger) {
      const [download] = await Promise.all([devtools.waitForEvent('download'), trigger()]);
      return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
    },
    async screenshot(file) {
      const element = await frame.frameElement();
      await element.screenshot({ path: file });
    },
    close: () => devtools.close(),
  };
}

/** Height of DevTools' own tab strip over a panel, CSS pixels. */
const DEVTOOLS_TOP = 30;

function isPanel(frame: Frame): boolean {
  return frame.url().startsWith('chrome-extension://') && new URL(frame.url()).pathname === '/panel.html';
}

/** Runs in the DevTools front end: brings the panel with that title to the front. */
async function showPanel({ title, dock }: { title: string; dock: Dock }): Promise<boolean> {
  if (!document.querySelector('.root-view')) return false;
  const legacy = './ui/legacy/legacy.js';
  const ui = await import(legacy);
  const tabs: { id: string; title: string }[] = ui.InspectorView.InspectorView.instance().tabbedPane.tabs;
  const tab = tabs.find(candidate => candidate.title === title);
  if (!tab) return false;
  ui.DockController.DockController.instance().setDockSide(dock);
  await ui.ViewManager.ViewManager.instance().showView(tab.id);
  return true;
}

function callText(run: (argument: never) => unknown, argument: unknown): string {
  return `${worldly(run)}(${JSON.stringify(argument)})`;
}
