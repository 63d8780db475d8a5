import type { Branch } from './branch.ts';
import { guarded } from './disguise.ts';
import { bare, uncurry } from './natives.ts';
import { cancel, closedOf, getReader, read, releaseLock } from './raw-reader.ts';

const NativeStream = ReadableStream;
const { prototype: Controller } = ReadableStreamDefaultController;
const enqueue: (controller: unknown, chunk: unknown) => void = uncurry(Controller.enqueue);
const close: (controller: unknown) => void = uncurry(Controller.close);
const fail: (controller: unknown, error: unknown) => void = uncurry(Controller.error);

/** Reads a watched stream exactly when and as far as it is read itself: nothing is held in between. */
export class Substitute {
  readonly stream: ReadableStream<unknown>;
  readonly #branch: Branch;
  readonly #reader: ReadableStreamDefaultReader<unknown>;
  #reading = false;
  #over = false;

  constructor(original: unknown, branch: Branch) {
    this.#branch = branch;
    this.#reader = getReader(original);
    const source: UnderlyingDefaultSource<unknown> = {
      start: controller => {
        this.#follow(controller);
      },
      pull: controller => this.#pull(controller),
      cancel: reason => this.#cancel(reason),
    };
    this.stream = new NativeStream(bare(source), bare({ highWaterMark: 0 }));
  }

  /** Gives the original back, as a pipe does when it is over. */
  release(): void {
    if (this.#over) return;
    this.#over = true;
    releaseLock(this.#reader);
  }

  async during(pipe: unknown): Promise<unknown> {
    try {
      return await pipe;
    } finally {
      this.release();
    }
  }

  /** A pipe learns at once that its source has ended or failed, even while it reads nothing. */
  async #follow(controller: unknown): Promise<void> {
    try {
      await closedOf(this.#reader);
      if (!this.#reading) this.#end(controller);
    } catch (error) {
      this.#fail(controller, error);
    }
  }

  async #pull(controller: unknown): Promise<void> {
    this.#reading = true;
    try {
      const result = await read(this.#reader);
      this.#reading = false;
      guarded(() => this.#branch.read(result));
      if (result.done) this.#end(controller);
      else enqueue(controller, result.value);
    } catch (error) {
      this.#fail(controller, error);
    }
  }

  #end(controller: unknown): void {
    if (this.#over) return;
    this.release();
    this.#branch.ended();
    close(controller);
  }

  #fail(controller: unknown, error: unknown): void {
    if (this.#over) return;
    this.release();
    guarded(() => this.#branch.failed(error));
    fail(controller, error);
  }

  #cancel(reason: unknown): Promise<void> | undefined {
    if (this.#over) return undefined;
    const cancelled = cancel(this.#reader, reason);
    this.release();
    guarded(() => this.#branch.cancelled(reason));
    return cancelled;
  }
}
