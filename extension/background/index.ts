import browser, { type Runtime } from 'webextension-polyfill';
import type { Attach } from '../../src/wire.ts';
import { Tab } from './tab.ts';

/** This may be stopped and started again at any moment: whoever had a port then comes again. */
const tabs = new Map<number, Tab>();

browser.runtime.onConnect.addListener(port => {
  const [role = '', id = ''] = port.name.split(':');
  const tab = port.sender?.tab?.id;
  if (role === 'page' && tab !== undefined) tabOf(tab).addPage(id, port);
  else if (role === 'panel' && isOurs(port) && /^\d+$/.test(id)) tabOf(Number(id)).addPanel(port);
  else port.disconnect();
});

function tabOf(id: number): Tab {
  const tab =
    tabs.get(id) ??
    new Tab(
      () => call(id),
      () => tabs.delete(id),
    );
  tabs.set(id, tab);
  return tab;
}

function call(tab: number): void {
  browser.tabs.sendMessage(tab, { kind: 'attach' } satisfies Attach).catch(() => {
    // A tab without a bridge: a page of the browser, or one from before the extension was installed.
  });
}

/** Bridges share a process with their page; only the extension's own pages may be panels. */
function isOurs({ sender }: Runtime.Port): boolean {
  return sender?.url?.startsWith(browser.runtime.getURL('')) ?? false;
}
