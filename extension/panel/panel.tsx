import { render } from 'preact';
import browser from 'webextension-polyfill';
import { type Connection, connect } from './connection.ts';
import { followNavigation } from './navigation.ts';
import { saveFile } from './save-file.ts';
import { createSession } from './session/session.ts';
import { followTheme } from './theme.ts';
import { App } from './views/layout/app.tsx';

followTheme(document.documentElement);

let connection: Connection | undefined;
const session = createSession({
  version: browser.runtime.getManifest().version,
  ask: message => connection?.send(message),
  save: saveFile,
  now: () => performance.timeOrigin + performance.now(),
  frame: draw => requestAnimationFrame(draw),
  every(ms, tick) {
    const timer = setInterval(tick, ms);
    return () => clearInterval(timer);
  },
});
connection = connect(browser.devtools.inspectedWindow.tabId, session.take);
followNavigation(browser.devtools.network.onNavigated, connection.attach, () => session.pages.navigatedAt);
render(<App session={session} />, document.body);
