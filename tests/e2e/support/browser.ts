/**
 * What a test can do with a browser that has Deltascope: the same in Chromium and Firefox, so one spec runs in both.
 * Everything in the panel is found by computed role and accessible name.
 */

/** An element of the panel, as a screen reader would be told of it. */
export interface Target {
  role: string;
  /** Accessible name: equal to a string, or matching a pattern. */
  name?: string | RegExp;
  /** Only inside this one. */
  within?: Target;
  /** Which of several, from 0; -1 is the last. */
  at?: number;
}

export interface Seen {
  name: string;
  /** Text as laid out, trimmed. */
  text: string;
  attributes: Record<string, string>;
  checked: boolean;
  value: string;
}

export type Key =
  | 'ArrowDown'
  | 'ArrowUp'
  | 'ArrowLeft'
  | 'ArrowRight'
  | 'Enter'
  | 'Escape'
  | 'Tab'
  | 'Home'
  | 'End'
  | 'PageDown'
  | 'PageUp'
  | 'Control+f'
  | 'Control+e'
  | 'Control+k';

export type Theme = 'light' | 'dark';

export interface Download {
  name: string;
  text: string;
}

export interface Panel {
  /** Every visible element that fits, in document order. */
  all(target: Target): Promise<Seen[]>;
  /** Waits until there is exactly one (or the one at `at`), and clicks it as a person would. */
  click(target: Target): Promise<void>;
  /** Replaces the text of a field. */
  fill(target: Target, text: string): Promise<void>;
  /** Presses a key on what has the focus. */
  press(key: Key): Promise<void>;
  /** Runs a self-contained function in the panel's document. */
  evaluate<A, R>(run: (argument: A) => R | Promise<R>, argument: A): Promise<R>;
  /** Makes the panel about this large, CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  theme(theme: Theme): Promise<void>;
  /** Does what makes the panel save a file, and gives that file. */
  download(trigger: () => Promise<void>): Promise<Download>;
  /** PNG of the panel alone. */
  screenshot(file: string): Promise<void>;
  /** Closes DevTools. */
  close(): Promise<void>;
}

export interface Tab {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs a self-contained function in the page's own world. */
  evaluate<A, R>(run: (argument: A) => R | Promise<R>, argument: A): Promise<R>;
  /** Clicks an element of the page. */
  click(selector: string): Promise<void>;
  /** Opens DevTools on the tab with the Deltascope panel in front. */
  openPanel(): Promise<Panel>;
  close(): Promise<void>;
}

export interface Browser {
  readonly name: 'chromium' | 'firefox';
  newTab(): Promise<Tab>;
  /** Ends the background as the browser does when it is idle. */
  killBackground(): Promise<void>;
  /** Resolves when the browser is gone, closed by `close` or by a person. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** Path of the browser's program. */
  program: string;
  /** Folder of the built extension; without it the browser is bare. */
  extension?: string;
  headed?: boolean;
}
