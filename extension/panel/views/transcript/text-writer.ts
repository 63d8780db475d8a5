/** A paragraph this long ends at its next line break, so that the browser lays out only the last one again. */
const PARAGRAPH_LENGTH = 2000;

/** Writes a growing text into an element, as text and nothing else. */
export class TextWriter {
  #written = 0;
  #open: Text | undefined;

  constructor(readonly element: HTMLElement) {}

  /** `text` is the whole text; what is new of it is added. */
  write(text: string): void {
    if (text.length < this.#written) this.#reset();
    let rest = text.slice(this.#written);
    this.#written = text.length;
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
    const lineBreak = rest.indexOf('\n', Math.max(0, PARAGRAPH_LENGTH - open.length));
    return lineBreak < 0 ? rest.length : lineBreak + 1;
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
    this.#written = 0;
    this.#open = undefined;
  }
}
