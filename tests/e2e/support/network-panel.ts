import { chromium, type Page } from '@playwright/test';
import { until } from './in-panel.ts';

/** Chromium's own Network panel, in a browser without Deltascope. */
export interface NetworkPanel {
  importHar(har: string): Promise<void>;
  /** Names of the requests, in the order of the list. */
  requests(): Promise<string[]>;
  /** Cells of the EventStream tab of request number `index`: id, type, data, time of day. */
  eventStream(index: number): Promise<string[][]>;
  close(): Promise<void>;
}

export async function openNetworkPanel(program: string): Promise<NetworkPanel> {
  const context = await chromium.launchPersistentContext('', {
    // Playwright's own headless mode has no DevTools.
    headless: false,
    viewport: null,
    executablePath: program,
    args: ['--headless=new', '--disable-gpu', '--window-size=1600,1000', '--no-sandbox', '--no-first-run'],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  const opening = context.waitForEvent('page', opened => opened.url().startsWith('devtools://'));
  const browser = await context.browser()?.newBrowserCDPSession();
  await browser?.send('Target.openDevTools' as never, { targetId: targetInfo.targetId } as never);
  return networkPanel(await opening, () => context.close());
}

function networkPanel(devtools: Page, close: () => Promise<void>): NetworkPanel {
  const names = devtools.locator('.network-log-grid tr.data-grid-data-grid-node td.name-column');
  const messages = devtools.locator('.event-source-messages-view').getByRole('row');
  return {
    async importHar(har) {
      await until('the Network panel to import', () => devtools.evaluate(importHar, har));
    },
    requests: () =>
      names.evaluateAll(cells => cells.map(cell => cell.getAttribute('title') ?? cell.textContent ?? '')),
    async eventStream(index) {
      await names.nth(index).click();
      await devtools.getByRole('tab', { name: 'EventStream' }).click();
      await messages.nth(1).waitFor();
      const rows = await messages.all();
      return Promise.all(rows.slice(1).map(row => row.locator('td:not(.corner)').allTextContents()));
    },
    close,
  };
}

/** Runs in the DevTools front end: what the panel's own button does with the file that a person chose. */
async function importHar(har: string): Promise<boolean> {
  if (!document.querySelector('.root-view')) return false;
  const [legacy, network] = ['./ui/legacy/legacy.js', './panels/network/network.js'];
  const { DockController, ViewManager } = await import(legacy);
  // Docked, it would share the window with the page.
  DockController.DockController.instance().setDockSide('undocked');
  await ViewManager.ViewManager.instance().showView('network');
  const { NetworkPanel } = await import(network);
  await NetworkPanel.NetworkPanel.instance().networkLogView.onLoadFromFile(new File([har], 'streams.har'));
  return true;
}
