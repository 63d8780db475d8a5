import { type Scenario, send, wait } from '../../server/scenario.ts';
import { event } from '../../wire/sse.ts';

/** A Latin-1 é (0xE9) and a cut-off four-byte character in what says that it is UTF-8. */
export const invalidUtf8: Scenario = {
  name: 'invalid-utf8',
  steps: [
    send(event({ type: 'content', content: 'before' })),
    wait(30),
    send(
      Buffer.concat([
        Buffer.from('data: {"type":"content","content":"caf'),
        Buffer.from([0xe9, 0x20, 0xf0, 0x9f, 0x98]),
        Buffer.from('"}\n\n'),
      ]),
    ),
    wait(30),
    send(event({ type: 'content', content: 'after' })),
    send(event({ type: 'metadata', message_id: 'm1' })),
  ],
};

export const invalidJson: Scenario = {
  name: 'invalid-json',
  steps: [
    send(event({ type: 'content', content: 'before' })),
    wait(30),
    send(event('{"type":"content","content":')),
    wait(30),
    send(event({ type: 'content', content: 'after' })),
    send(event({ type: 'metadata', message_id: 'm1' })),
  ],
};

/** Legal, and silent: `data:` with nothing, `data` alone, an event name without data. */
export const dataWithNothing: Scenario = {
  name: 'data-with-nothing',
  steps: [
    send('data:\n\n'),
    send('data\n\n'),
    send('event: end\n\n'),
    wait(30),
    send(event({ type: 'content', content: 'after' })),
    send(event({ type: 'metadata', message_id: 'm1' })),
  ],
};
