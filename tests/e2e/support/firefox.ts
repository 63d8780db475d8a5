import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Key, LaunchOptions, Panel, Tab } from './browser.ts';
import * as scripts from './firefox-scripts.ts';
import { allIn, MARK, markIn, until, worldly } from './in-panel.ts';
import { Marionette } from './marionette.ts';

const PREFERENCES = {
  'marionette.port': 0,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'browser.startup.homepage': 'about:blank',
  'browser.aboutwelcome.enabled': false,
  'browser.sessionstore.resume_from_crash': false,
  'browser.download.folderList': 2,
  'browser.download.useDownloadDir': true,
  'browser.download.always_ask_before_handling_new_types': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'app.update.disabledForTesting': true,
  'app.normandy.enabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'devtools.toolbox.host': 'bottom',
  'devtools.toolbox.footer.height': 800,
};

/** A browser window tall enough for a page over a toolbox of 800 px. */
const WINDOW = { width: 1600, height: 1100 };

/** Real Firefox, driven over Marionette, with the extension installed for the session. */
export async function launchFirefox({ program, extension, headed }: LaunchOptions): Promise<Browser> {
  const profile = mkdtempSync(path.join(tmpdir(), 'deltascope-firefox-'));
  const downloads = path.join(profile, 'downloads');
  mkdirSync(downloads);
  const preferences = Object.entries({ ...PREFERENCES, 'browser.download.dir': downloads });
  const lines = preferences.map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(path.join(profile, 'user.js'), lines.join('\n'));
  const child = start(program, profile, headed ?? false);
  const exited = new Promise<void>(resolve => child.once('exit', () => resolve())).then(() =>
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 }),
  );
  const port = await until('Firefox to open its Marionette port', async () => {
    if (child.exitCode !== null) throw new Error(`Firefox ended with ${child.exitCode}`);
    return activePort(profile);
  });
  const marionette = await Marionette.connect(port);
  await marionette.send('WebDriver:NewSession', {
    capabilities: { alwaysMatch: { acceptInsecureCerts: true } },
  });
  const addonId = extension
    ? await marionette.send<string>('Addon:Install', { path: extension, temporary: true })
    : '';
  const home = await marionette.send<string>('WebDriver:GetWindowHandle');
  const driver = firefoxDriver(marionette, { addonId, home, downloads });
  return {
    name: 'firefox',
    newTab: driver.newTab,
    killBackground: () => driver.privileged(scripts.killBackground, addonId),
    closed: exited,
    async close() {
      await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] });
      await exited;
    },
  };
}

function start(program: string, profile: string, headed: boolean): ChildProcess {
  const size = [`-width=${WINDOW.width}`, `-height=${WINDOW.height}`];
  const args = ['-no-remote', '-profile', profile, '-marionette', '-remote-allow-system-access', ...size];
  const child = spawn(program, [...args, ...(headed ? [] : ['-headless']), 'about:blank'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      MOZ_CRASHREPORTER_DISABLE: '1',
      MOZ_HEADLESS_WIDTH: String(WINDOW.width),
      MOZ_HEADLESS_HEIGHT: String(WINDOW.height),
    },
  });
  // A run that is interrupted leaves neither a browser nor a profile behind.
  process.once('exit', () => {
    child.kill('SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  return child;
}

function activePort(profile: string): number | undefined {
  try {
    return Number(readFileSync(path.join(profile, 'MarionetteActivePort'), 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

interface Installation {
  addonId: string;
  /** Handle of the first tab, which stays open. */
  home: string;
  /** Folder. */
  downloads: string;
}

/** A file is empty, or has a `.part` beside it, while it is being written. */
function finished(folder: string, before: readonly string[]): string | undefined {
  const names = readdirSync(folder);
  return names.find(
    name =>
      !before.includes(name) &&
      !name.endsWith('.part') &&
      !names.includes(`${name}.part`) &&
      statSync(path.join(folder, name)).size > 0,
  );
}

function firefoxDriver(marionette: Marionette, { addonId, home, downloads }: Installation) {
  /** Marionette keeps one current context and window: one errand at a time. */
  let errand: Promise<unknown> = Promise.resolve();
  const inTurn = <R>(work: () => Promise<R>): Promise<R> => {
    const turn = errand.then(work, work);
    errand = turn.catch(() => undefined);
    return turn;
  };
  const execute = async <R>(context: 'chrome' | 'content', script: string, args: unknown[]): Promise<R> => {
    await marionette.send('Marionette:SetContext', { value: context });
    return marionette.send<R>('WebDriver:ExecuteScript', { script, args, sandbox: null, newSandbox: false });
  };
  const privileged = <A extends unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A): Promise<R> =>
    inTurn(() => execute<R>('chrome', call(run), args));

  const newTab = async (): Promise<Tab> => {
    const { handle } = await inTurn(async () => {
      // The tab that was current may be closed by now.
      await marionette.send('WebDriver:SwitchToWindow', { handle: home });
      return marionette.send<{ handle: string }>('WebDriver:NewWindow', { type: 'tab', focus: true });
    });
    const inTab = <R>(work: () => Promise<R>): Promise<R> =>
      inTurn(async () => {
        await marionette.send('Marionette:SetContext', { value: 'content' });
        await marionette.send('WebDriver:SwitchToWindow', { handle, focus: true });
        return work();
      });
    return {
      goto: url => inTab(() => marionette.send('WebDriver:Navigate', { url })),
      reload: () => inTab(() => marionette.send('WebDriver:Refresh')),
      // Marionette's sandbox has a fetch of its own; eval of the window runs in the page's world.
      evaluate: (run, argument) =>
        inTab(() =>
          execute('content', 'return window.eval(arguments[0])(arguments[1]);', [worldly(run), argument]),
        ),
      click: selector =>
        inTab(async () => {
          const element = await until(selector, () =>
            marionette
              .send('WebDriver:FindElement', { using: 'css selector', value: selector })
              .catch(() => undefined),
          );
          await marionette.send('WebDriver:ElementClick', { id: Object.values(element ?? {})[0] });
        }),
      async openPanel() {
        await inTab(async () => undefined);
        const context = await privileged(scripts.openToolbox, addonId);
        return panel(context, inTab);
      },
      close: () => inTab(() => marionette.send('WebDriver:CloseWindow')),
    };
  };

  const panel = (context: number, inTab: <R>(work: () => Promise<R>) => Promise<R>): Panel => {
    const run = <R>(body: string): Promise<R> => privileged(scripts.runIn, context, body, []) as Promise<R>;
    const type = (selector: string, text: string, clear: boolean) =>
      privileged(scripts.typeIn, context, selector, text, clear);
    return {
      all: target => allIn(run, target),
      async click(target) {
        await markIn(run, target);
        await privileged(scripts.clickIn, context, `[${MARK}]`);
      },
      async fill(target, text) {
        await markIn(run, target);
        await type(`[${MARK}]`, text, true);
      },
      async press(key) {
        // A headless window has no focus of its own, so `:focus` matches nothing.
        await run(`${UNMARK}; document.activeElement.setAttribute('${MARK}', '')`);
        await type(`[${MARK}]`, KEYS[key], false);
      },
      evaluate: (fn, argument) =>
        privileged(scripts.runIn, context, call(fn), [argument]) as Promise<Awaited<ReturnType<typeof fn>>>,
      async resize(width, height) {
        await privileged(scripts.resizePanel, context, width, height);
      },
      theme: theme => privileged(scripts.setTheme, theme),
      async download(trigger) {
        const before = readdirSync(downloads);
        await trigger();
        const name = await until('a download', async () => finished(downloads, before));
        return { name, text: readFileSync(path.join(downloads, name), 'utf8') };
      },
      async screenshot(file) {
        writeFileSync(file, Buffer.from(await privileged(scripts.snapshot, context), 'base64'));
      },
      async close() {
        await inTab(async () => undefined);
        await privileged(scripts.closeToolbox);
      },
    };
  };
  return { newTab, privileged };
}

function call(run: (...args: never[]) => unknown): string {
  return `return (${worldly(run)}).apply(null, arguments);`;
}

const UNMARK = `document.querySelector('[${MARK}]')?.removeAttribute('${MARK}')`;

/** WebDriver's code points for keys; a modifier holds for the rest of the text. */
const KEYS: Record<Key, string> = {
  ArrowDown: '\ue015',
  ArrowUp: '\ue013',
  ArrowLeft: '\ue012',
  ArrowRight: '\ue014',
  Enter: '\ue007',
  Escape: '\ue00c',
  Tab: '\ue004',
  Home: '\ue011',
  End: '\ue010',
  PageDown: '\ue00f',
  PageUp: '\ue00e',
  'Control+f': '\ue009f',
  'Control+e': '\ue009e',
  'Control+k': '\ue009k',
};
