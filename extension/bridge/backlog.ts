import type { ForgottenMessage, HookBatch, StreamMessage, TroubleMessage } from '../../src/wire.ts';
import { type Place, StreamLog } from './stream-log.ts';

interface Forgotten {
  stream: string;
  next: number;
  bytes: number;
}

/** What a document's hook has told, numbered and ready to be sent, within a limit of bytes. */
export class Backlog {
  readonly troubles: TroubleMessage[] = [];
  readonly #logs = new Map<number, StreamLog>();
  readonly #forgotten: Forgotten[] = [];
  #size = 0;

  constructor(
    readonly document: string,
    /** Bytes. */
    public limit: number,
  ) {}

  add({ messages, bytes }: HookBatch, place: Place): void {
    let offset = 0;
    for (const message of messages) {
      if (message.kind === 'trouble') {
        this.troubles.push({ ...message, document: this.document });
        continue;
      }
      const start = offset;
      if (message.kind === 'bytes') offset += message.length;
      const log = message.kind === 'open' ? this.#opened(message.stream) : this.#logs.get(message.stream);
      if (!log) continue;
      this.#size -= log.size;
      log.add(message, bytes.subarray(start, offset), place);
      this.#size += log.size;
    }
    if (this.#size > this.limit) this.#trim();
  }

  /** What a receiver lacks that was sent the messages below these seqs. */
  *after(sent: ReadonlyMap<string, number>): Generator<StreamMessage> {
    for (const log of this.#logs.values()) {
      const from = sent.get(log.stream) ?? 0;
      if (from < log.next) yield* log.from(from);
    }
  }

  /** What was let go and a receiver lacks that has these. */
  forgotten(have: ReadonlyMap<string, number>): ForgottenMessage | undefined {
    const lacking = this.#forgotten.filter(({ stream, next }) => (have.get(stream) ?? 0) < next);
    if (lacking.length === 0) return undefined;
    const bytes = lacking.reduce((sum, stream) => sum + stream.bytes, 0);
    return { kind: 'forgotten', document: this.document, streams: lacking.length, bytes };
  }

  #opened(stream: number): StreamLog {
    const log = new StreamLog(`${this.document}:${stream}`);
    this.#logs.set(stream, log);
    return log;
  }

  /** Closed streams first, the oldest first and whole; then the middle of the largest, until there is room again. */
  #trim(): void {
    for (const [stream, log] of this.#logs) {
      if (this.#size <= this.limit) return;
      if (log.closed) this.#forget(stream, log);
    }
    while (this.#size > this.limit) {
      const largest = [...this.#logs.values()].reduce((a, b) => (b.size > a.size ? b : a));
      const freed = largest.drop(this.limit / 4, this.#size - this.limit + this.limit / 8);
      if (freed === 0) return;
      this.#size -= freed;
    }
  }

  #forget(stream: number, log: StreamLog): void {
    this.#logs.delete(stream);
    this.#size -= log.size;
    this.#forgotten.push({ stream: log.stream, next: log.next, bytes: log.bytes });
  }
}
