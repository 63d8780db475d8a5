/// <reference path="./firefox-privileged.d.ts" />

/** Scripts that run inside Firefox with its own rights. Each is sent as text, so it stands alone. */

export async function openToolbox(addonId: string): Promise<number> {
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = require('devtools/client/framework/devtools');
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  const toolbox = await gDevTools.showToolboxForTab(window.gBrowser.selectedTab, { toolId: 'webconsole' });
  const wait = async <T>(what: string, ask: () => T | undefined): Promise<T> => {
    for (let i = 0; i < 600; i++) {
      const answer = ask();
      if (answer !== undefined) return answer;
      await new Promise(resolve => window.setTimeout(resolve, 25));
    }
    throw new Error(`no ${what} within 15 s`);
  };
  const tool = await wait('Deltascope tool', () =>
    toolbox.getAdditionalTools().find(candidate => candidate.extensionId === addonId),
  );
  await toolbox.selectTool(tool.id);
  const find = (document: Document): FirefoxBrowser | undefined => {
    for (const browser of document.querySelectorAll<FirefoxBrowser>('browser')) {
      if (browser.currentURI?.schemeIs('moz-extension')) return browser;
    }
    for (const frame of document.querySelectorAll('iframe')) {
      const browser = frame.contentDocument ? find(frame.contentDocument) : undefined;
      if (browser) return browser;
    }
    return undefined;
  };
  const browser = await wait('panel', () => {
    const frame = toolbox.doc.getElementById(`toolbox-panel-iframe-${tool.id}`);
    const document = frame && 'contentDocument' in frame ? frame.contentDocument : undefined;
    return document ? find(document as Document) : undefined;
  });
  await wait('loaded panel', () => browser.webProgress?.isLoadingDocument === false || undefined);
  return browser.browsingContext.id;
}

export async function closeToolbox(): Promise<void> {
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = require('devtools/client/framework/devtools');
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  await gDevTools.getToolboxForTab(window.gBrowser.selectedTab)?.destroy();
}

export function runIn(context: number, script: string, args: unknown[]): Promise<unknown> {
  const actor = BrowsingContext.get(context).currentWindowGlobal.getActor('MarionetteCommands');
  return actor.executeScript(script, args, { sandboxName: null, timeout: 30_000 });
}

export async function clickIn(context: number, selector: string): Promise<void> {
  const actor = BrowsingContext.get(context).currentWindowGlobal.getActor('MarionetteCommands');
  const element = await actor.findElement('css selector', selector, { timeout: 3000, all: false });
  await actor.clickElement(element, {
    toJSON: () => ({ 'moz:accessibilityChecks': false, 'moz:webdriverClick': true }),
  });
}

export async function typeIn(context: number, selector: string, text: string, clear: boolean): Promise<void> {
  const actor = BrowsingContext.get(context).currentWindowGlobal.getActor('MarionetteCommands');
  const element = await actor.findElement('css selector', selector, { timeout: 3000, all: false });
  if (clear) await actor.clearElement(element);
  await actor.sendKeysToElement(element, text, {
    toJSON: () => ({
      'moz:accessibilityChecks': false,
      'moz:webdriverClick': true,
      strictFileInteractability: false,
    }),
  });
}

export async function snapshot(context: number): Promise<string> {
  // The picture lacks scrollbars; what stands behind them shows instead.
  const behind = Services.prefs.getStringPref('devtools.theme') === 'dark' ? '#1f2023' : 'white';
  const bitmap = await BrowsingContext.get(context).currentWindowGlobal.drawSnapshot(null, 1, behind);
  const { document } = Services.wm.getMostRecentWindow('navigator:browser');
  const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas') as HTMLCanvasElement;
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
}

export function setTheme(theme: string): void {
  Services.prefs.setStringPref('devtools.theme', theme);
}

export async function killBackground(addonId: string): Promise<void> {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  await ExtensionParent.GlobalManager.extensionMap
    .get(addonId)
    ?.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
}

/** Gives the toolbox a window of its own, so that the panel has the size that was asked for. */
export async function resizePanel(context: number, width: number, height: number): Promise<void> {
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = require('devtools/client/framework/devtools');
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  await gDevTools.getToolboxForTab(window.gBrowser.selectedTab)?.switchHost('bottom');
  Services.prefs.setIntPref('devtools.toolbox.footer.height', height);
  window.resizeTo(width, height + 300);
  await BrowsingContext.get(context).currentWindowGlobal.drawSnapshot(null, 0.1, 'white');
}
