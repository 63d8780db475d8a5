/** What pages do in the tests. Each runs in the page, so it stands alone. */

/** Reads a stream to its end, as a chat page would, and gives its text. */
export async function read(url: string): Promise<string> {
  const response = await fetch(url);
  return response.text();
}

/**
 * Begins to read and leaves it running; the text so far is `window.heard`. Does not wait for the response: Firefox's
 * fetch keeps it back until the first byte of the body.
 */
export function listen(url: string): void {
  const hear = async (): Promise<void> => {
    const response = await fetch(url);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      window.heard = (window.heard ?? '') + next.value;
    }
  };
  void hear();
}

declare global {
  interface Window {
    heard?: string;
  }
}
