import { connect, type Socket } from 'node:net';

/** A reply as the protocol sends it: [type, id, error, result]. */
type Reply = [1, number, { error: string; message: string } | null, unknown];

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/**
 * Client of Marionette, Firefox's own remote protocol: JSON with its length in front, over TCP.
 * https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
export class Marionette {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  #received = Buffer.alloc(0);
  #lastId = 0;
  #greeted = (): void => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', data => this.#data(data));
    socket.on('close', () => this.#fail(new Error('Firefox closed the Marionette connection')));
    socket.on('error', error => this.#fail(error));
  }

  static async connect(port: number): Promise<Marionette> {
    const client = new Marionette(connect(port, '127.0.0.1').setNoDelay(true));
    await new Promise<void>(resolve => {
      client.#greeted = resolve;
    });
    return client;
  }

  send<R>(command: string, parameters: unknown = {}): Promise<R> {
    const id = ++this.#lastId;
    const text = Buffer.from(JSON.stringify([0, id, command, parameters]));
    this.#socket.write(Buffer.concat([Buffer.from(`${text.length}:`), text]));
    return new Promise<R>((resolve, reject) => {
      this.#waiting.set(id, {
        resolve: result => resolve(unwrap(result) as R),
        reject: error => reject(new Error(`${command}: ${error.message}`)),
      });
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #data(data: Buffer): void {
    this.#received = Buffer.concat([this.#received, data]);
    for (;;) {
      const colon = this.#received.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(this.#received.subarray(0, colon).toString());
      if (this.#received.length < end) return;
      const message: unknown = JSON.parse(this.#received.subarray(colon + 1, end).toString());
      this.#received = this.#received.subarray(end);
      if (isReply(message)) this.#reply(message);
      else this.#greeted();
    }
  }

  #reply([, id, error, result]: Reply): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(`${error.error}: ${error.message}`));
    else waiting?.resolve(result);
  }

  #fail(error: Error): void {
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}

function isReply(message: unknown): message is Reply {
  return Array.isArray(message);
}

/** WebDriver answers are wrapped as {value}. */
function unwrap(result: unknown): unknown {
  return typeof result === 'object' &&
    result !== null &&
    'value' in result &&
    Object.keys(result).length === 1
    ? result.value
    : result;
}
