/** What tool calls go by in the transcript: the id as sent, `#1`, `#2` … where none was, `id#2` where one was sent twice. */
export class CallIds {
  readonly #uses = new Map<string, number>();

  begin(id: string | undefined): string {
    const uses = (this.#uses.get(id ?? '') ?? 0) + 1;
    this.#uses.set(id ?? '', uses);
    return id !== undefined && uses === 1 ? id : `${id ?? ''}#${uses}`;
  }

  /** The last call that began with this id, or the id itself when none did: its call may stand in an earlier stream. */
  latest(id: string): string {
    const uses = this.#uses.get(id) ?? 1;
    return uses === 1 ? id : `${id}#${uses}`;
  }
}
