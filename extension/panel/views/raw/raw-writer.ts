import { ChunkText } from '../../../../src/body.ts';
import type { Stream } from '../../../../src/stream.ts';
import { duration, plain, size } from '../format.ts';

/** Writes the arrivals of a body into an element, as text and nothing else. */
export class RawWriter {
  readonly #text = new ChunkText();
  #next = 0;
  #length = 0;

  constructor(
    readonly element: HTMLElement,
    readonly stream: Stream,
    readonly marked: boolean,
    readonly limit: number,
  ) {
    element.replaceChildren();
  }

  write(): void {
    const { chunks } = this.stream.body;
    const fresh = document.createDocumentFragment();
    for (let chunk = chunks[this.#next]; chunk && this.#length < this.limit; chunk = chunks[++this.#next]) {
      const text = this.#text.of(chunk).slice(0, this.limit - this.#length);
      this.#length += text.length;
      fresh.append(this.marked ? this.#mark(text, this.#next) : text);
    }
    this.element.append(fresh);
  }

  #mark(text: string, index: number): HTMLElement {
    const { open, arrivals } = this.stream;
    const arrival = arrivals[index];
    const mark = document.createElement('span');
    mark.className = 'arrival';
    mark.textContent = text;
    if (arrival) {
      const time = plain(duration(arrival.at - open.at));
      mark.title = `Arrival ${index + 1}, ${time}, ${plain(size(arrival.bytes))}`;
    }
    return mark;
  }
}
