import { bytesOf, lengthOf, without } from './bytes.ts';
import { guarded } from './disguise.ts';
import type { Recording } from './recorder.ts';

/** What a read gives. */
interface ReadResult {
  done: boolean;
  value: unknown;
}

/** One way to read a response's body: the body itself, or a clone or tee of it, at a position of its own. */
export class Branch {
  /** The page cancelled it: what it reads from then on is no news. */
  #cancelled = false;

  constructor(
    readonly recording: Recording,
    public position = 0,
  ) {}

  /** The first of a tee, which takes this one's place. */
  moved(): Branch {
    return new Branch(this.recording, this.position);
  }

  /** The second of a tee, which keeps the response alive when the first is cancelled. */
  forked(): Branch {
    this.recording.branches++;
    return this.moved();
  }

  read({ done, value }: ReadResult): void {
    if (done) this.ended();
    const bytes = bytesOf(value);
    if (!bytes) return;
    const { recording, position } = this;
    this.position = position + lengthOf(bytes);
    if (this.position <= recording.seen) return;
    recording.arrived(position < recording.seen ? without(bytes, recording.seen - position) : bytes);
  }

  ended(): void {
    if (!this.#cancelled) this.recording.close('end');
  }

  failed(error: unknown): void {
    if (!this.#cancelled) this.recording.fail(error);
  }

  cancelled(reason: unknown): void {
    if (this.#cancelled) return;
    this.#cancelled = true;
    this.recording.branches--;
    if (this.recording.branches === 0) this.recording.close('cancel', reason);
  }
}

/** The right to read a branch, which a reader or an iterator has. */
export class Lease {
  /** The page gave it back: that its reads and `closed` reject then says nothing about the stream. */
  #released = false;
  #reading = 0;
  #closed = false;

  constructor(
    readonly branch: Branch,
    /** An iterator that is left early cancels. */
    readonly cancels = true,
  ) {}

  get released(): boolean {
    return this.#released;
  }

  release(): void {
    this.#released = true;
  }

  /** A read's promise, derived: a rejection that the page does not handle is still unhandled. */
  async handed(promise: unknown): Promise<unknown> {
    this.#reading++;
    let result: unknown;
    try {
      result = await promise;
    } catch (error) {
      this.#reading--;
      guarded(() => this.failed(error));
      throw error;
    }
    this.#reading--;
    guarded(() => {
      if (isResult(result)) this.branch.read(result);
      if (this.#closed && this.#reading === 0) this.branch.ended();
    });
    return result;
  }

  /** Follows the `closed` promise of a reader, which the platform has marked as handled. */
  async closes(closed: unknown): Promise<void> {
    try {
      await closed;
    } catch (error) {
      guarded(() => this.failed(error));
      return;
    }
    // Its last read may have been settled before and yet be told to us after this.
    this.#closed = true;
    if (this.#reading === 0) guarded(() => this.branch.ended());
  }

  failed(error: unknown): void {
    if (!this.#released) this.branch.failed(error);
  }
}

function isResult(value: unknown): value is ReadResult {
  return typeof value === 'object' && value !== null && 'done' in value;
}
