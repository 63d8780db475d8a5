/**
 * A paragraph this long ends at its next line break, so that the browser lays out only the last one again. Where none
 * comes it ends at a space, and at last anywhere: one line of megabytes would stop the panel.
 */
const LINE_BREAK_FROM = 2000;
const SPACE_FROM = 16_000;
const LONGEST = 32_000;

/** Writes a growing text into an element, as text and nothing else. */
export class TextWriter {
  #written = '';
  #open: Text | undefined;

  constructor(readonly element: HTMLElement) {}

  /** `text` is the whole text; what is new of it is added, and what replaced another is written anew. */
  write(text: string): void {
    if (!text.startsWith(this.#written)) this.#reset();
    let rest = text.slice(this.#written.length);
    this.#written = text;
    while (rest !== '') {
      const open = this.#open ?? this.#paragraph();
      const end = this.#endOf(open, rest);
      open.appendData(rest.slice(0, end));
      rest = rest.slice(end);
      if (rest !== '') this.#open = undefined;
    }
  }

  /** How much of `rest` still belongs to the open paragraph. */
  #endOf(open: Text, rest: string): number {
    const room = Math.max(0, LONGEST - open.length);
    const within = rest.slice(0, room);
    const end = breakAfter(within, '\n', LINE_BREAK_FROM - open.length);
    if (end > 0 || rest.length <= room) return end > 0 ? end : rest.length;
    const space = breakAfter(within, ' ', SPACE_FROM - open.length);
    // Half a surrogate pair is no character.
    return space > 0 ? space : /[\ud800-\udbff]$/.test(within) ? room - 1 : room;
  }

  #paragraph(): Text {
    const paragraph = document.createElement('div');
    this.#open = document.createTextNode('');
    paragraph.append(this.#open);
    this.element.append(paragraph);
    return this.#open;
  }

  #reset(): void {
    this.element.replaceChildren();
    this.#written = '';
    this.#open = undefined;
  }
}

/** Where the first `mark` from `from` on ends in `text`; 0 when there is none. */
function breakAfter(text: string, mark: string, from: number): number {
  return text.indexOf(mark, Math.max(0, from)) + 1;
}
