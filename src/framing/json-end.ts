const STRUCTURE = /["[\]{}]/g;
const STRING = /["\\]/g;
const WORD_END = /[,[\]{}\r\n]/g;

/**
 * Finds where a JSON value ends in a text that comes in pieces, and looks at each character once. What begins like none
 * is a word as well, up to the next mark or line end: it may end with blanks.
 */
export class JsonEnd {
  readonly #isWord: boolean;
  #begun = false;
  /** Brackets open. */
  #depth = 0;
  #inString = false;
  /** The last character was a backslash in a string. */
  #escaped = false;

  /** `first`: the value's first character, which `find` is given as well. */
  constructor(first: string) {
    this.#isWord = !/["[{]/.test(first);
  }

  /** A number or a word is whole wherever it stops; what was begun with a quote or bracket is cut off there. */
  get mayStop(): boolean {
    return this.#isWord;
  }

  /** Where in `text`, from `from` on, the value's last character is behind; `undefined` when it goes on. */
  find(text: string, from: number): number | undefined {
    if (this.#isWord) {
      // Its first character belongs to it even where it is one that would end it.
      const next = this.#begun ? from : from + 1;
      this.#begun = true;
      return place(WORD_END, text, next);
    }
    let at = from;
    while (at < text.length) {
      if (this.#escaped) {
        this.#escaped = false;
        at++;
        continue;
      }
      const found = place(this.#inString ? STRING : STRUCTURE, text, at);
      if (found === undefined) return undefined;
      at = found + 1;
      if (this.#endsWith(text[found])) return at;
    }
    return undefined;
  }

  #endsWith(mark: string | undefined): boolean {
    if (mark === '\\') {
      this.#escaped = true;
      return false;
    }
    if (mark === '"') this.#inString = !this.#inString;
    else this.#depth += mark === '{' || mark === '[' ? 1 : -1;
    return !this.#inString && this.#depth <= 0;
  }
}

function place(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index;
}
