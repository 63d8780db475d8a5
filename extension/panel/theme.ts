import browser from 'webextension-polyfill';

type Theme = 'light' | 'dark';

/** Follows the theme of DevTools, or of the system where DevTools tell none. */
export function followTheme(root: HTMLElement): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let told: string = browser.devtools.panels.themeName;
  const show = () => {
    root.dataset.theme = themeOf(told) ?? (dark.matches ? 'dark' : 'light');
  };
  const tell = (name: string) => {
    told = name;
    show();
  };
  dark.addEventListener('change', show);
  onThemeChange(tell);
  show();
}

/** Chromium names its light theme "default"; Firefox's old "firebug" was light. */
function themeOf(name: string | undefined): Theme | undefined {
  if (name === 'dark') return 'dark';
  return name === 'light' || name === 'default' || name === 'firebug' ? 'light' : undefined;
}

/** Firefox has an event for it, Chromium a single handler. */
function onThemeChange(listener: (name: string) => void): void {
  const panels: unknown = browser.devtools.panels;
  if (hasFunction(panels, 'setThemeChangeHandler')) panels.setThemeChangeHandler(listener);
  else browser.devtools.panels.onThemeChanged?.addListener(listener);
}

function hasFunction<K extends string>(
  value: unknown,
  key: K,
): value is Record<K, (...args: unknown[]) => void> {
  return (
    typeof value === 'object' &&
    value !== null &&
    key in value &&
    typeof Reflect.get(value, key) === 'function'
  );
}
