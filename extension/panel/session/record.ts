import { signal } from '@preact/signals';
import { diagnose, type Finding } from '../../../src/diagnostics/index.ts';
import { Stream, type Taken } from '../../../src/stream.ts';
import type { OpenMessage, StreamMessage } from '../../../src/wire.ts';

/** One stream in the session. It is changed in place; its version tells the views when to look again. */
export class StreamRecord {
  readonly id: string;
  #stream: Stream;
  #presumedEnded = false;
  #version = signal(0);
  #findings = signal<readonly Finding[]>([]);

  constructor(open: OpenMessage) {
    this.id = open.stream;
    this.#stream = new Stream(open);
  }

  /** The stream as it is, without a subscription. */
  get stream(): Stream {
    return this.#stream;
  }

  /** The stream, and a subscription to what becomes of it. */
  watch(): Stream {
    this.#version.value;
    return this.#stream;
  }

  get findings(): readonly Finding[] {
    return this.#findings.value;
  }

  /** Its document went away, so that its end was presumed. */
  get presumedEnded(): boolean {
    return this.#presumedEnded;
  }

  /** The seq expected next from the page. */
  get next(): number {
    return this.#presumedEnded ? this.#stream.next - 1 : this.#stream.next;
  }

  /** `ahead` of a presumed end: the page lives on, and the stream is to be sent again. */
  take(message: StreamMessage): Taken {
    if (this.#presumedEnded) return message.seq < this.next ? 'seen' : 'ahead';
    return this.#stream.take(message);
  }

  presumeEnded(): void {
    const { open, response, arrivals, next } = this.#stream;
    const at = arrivals.at(-1)?.at ?? response?.at ?? open.at;
    this.#stream.take({ kind: 'close', stream: this.id, seq: next, at, reason: 'unload' });
    this.#presumedEnded = true;
  }

  /** Starts over, because the stream is sent again from its first message. */
  restart(open: OpenMessage): void {
    this.#stream = new Stream(open);
    this.#presumedEnded = false;
  }

  /** Called at most once a frame, however much has come. */
  changed(): void {
    this.#version.value++;
    this.#findings.value = diagnose(this.#stream);
  }
}
