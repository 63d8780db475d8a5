/** One answer in the conversation, drawn as it comes. */
export class Answer {
  #log: HTMLElement;
  #element: HTMLElement;
  /** Called when the first piece of text came. */
  onFirst?: () => void;

  constructor(log: HTMLElement) {
    this.#log = log;
    this.#element = document.createElement('article');
    this.#element.className = 'answer running';
    log.append(this.#element);
  }

  text(piece: string): void {
    this.#add('text', piece);
  }

  reasoning(piece: string): void {
    this.#add('reasoning', piece);
  }

  /** A line of its own: a tool call, a correction, a warning. */
  note(text: string, kind: 'note' | 'error' = 'note'): void {
    this.#block(kind).append(text);
    this.#follow();
  }

  end(): void {
    this.#element.classList.remove('running');
  }

  #add(kind: 'text' | 'reasoning', piece: string): void {
    if (piece === '') return;
    const last = this.#element.lastElementChild;
    const block = last?.className === kind ? last : this.#block(kind);
    block.append(piece);
    this.onFirst?.();
    delete this.onFirst;
    this.#follow();
  }

  #follow(): void {
    this.#log.scrollTop = this.#log.scrollHeight;
  }

  #block(kind: string): HTMLElement {
    const block = document.createElement('p');
    block.className = kind;
    this.#element.append(block);
    return block;
  }
}
