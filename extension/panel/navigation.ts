const FIRST_WAIT_MS = 50;
const LAST_WAIT_MS = 6400;

/**
 * Calls the new document of the tab until it has come: its bridge may not listen yet when a navigation is told, and a
 * call that reaches nobody is lost. Pages where no extension may run never come.
 */
export function followNavigation(
  navigated: { addListener(listener: () => void): void },
  attach: () => void,
  newestDocument: () => number,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function call(known: number, wait: number): void {
    attach();
    clearTimeout(timer);
    if (wait > LAST_WAIT_MS) return;
    timer = setTimeout(() => {
      if (newestDocument() === known) call(known, wait * 2);
    }, wait);
  }

  const start = () => call(newestDocument(), FIRST_WAIT_MS);
  navigated.addListener(start);
  start();
}
