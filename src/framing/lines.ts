/** A line of a body, without its line end. */
export interface Line {
  readonly text: string;
  /** Where it stands in the body's text, UTF-16 code units; `end` exclusive, before its line end. */
  readonly start: number;
  readonly end: number;
  /** Arrival that ended it. */
  readonly arrival: number;
}

const LINE_END = /\r\n?|\n/g;

/**
 * Cuts a text that comes in pieces into lines, which LF, CR or CRLF end, and drops a byte order mark before it. Looks at
 * each character once.
 */
export class Lines {
  /** The line that has begun. */
  #begun = '';
  /** Characters taken before this piece. */
  #offset = 0;
  #endedByCr = false;
  #arrival = 0;

  push(text: string, arrival: number): Line[] {
    if (text === '') return [];
    this.#arrival = arrival;
    const skipped = this.#skipped(text);
    const piece = text.slice(skipped);
    this.#offset += skipped;
    this.#endedByCr = text.endsWith('\r');
    const lines: Line[] = [];
    let from = 0;
    for (const { 0: lineEnd, index } of piece.matchAll(LINE_END)) {
      lines.push(this.#line(piece.slice(from, index), this.#offset + index));
      from = index + lineEnd.length;
    }
    this.#begun += piece.slice(from);
    this.#offset += piece.length;
    return lines;
  }

  /** The line that has begun begins with `text`; `undefined` while it is too short to tell. */
  begins(text: string): boolean | undefined {
    return this.#begun.length < text.length ? undefined : this.#begun.startsWith(text);
  }

  /** The line that has begun and was not ended. */
  rest(): Line | undefined {
    return this.#begun === '' ? undefined : this.#line('', this.#offset);
  }

  /** A CR ends its line at once, so that no line waits for the LF that may belong to it. */
  #skipped(text: string): number {
    const byteOrderMark = this.#offset === 0 && text.startsWith('\ufeff');
    return byteOrderMark || (this.#endedByCr && text.startsWith('\n')) ? 1 : 0;
  }

  #line(tail: string, end: number): Line {
    const text = this.#begun + tail;
    this.#begun = '';
    return { text, start: end - text.length, end, arrival: this.#arrival };
  }
}
