import { type Scenario, type Step, send, wait } from '../../server/scenario.ts';
import { event } from '../../wire/sse.ts';

const megabytes = 8;
const line = 'All work and no play. '.repeat(3000);

export const emptyStream: Scenario = { name: 'empty-stream', steps: [] };

/** One event of a little more than 8 MB, in writes of 66 kB. */
export const hugeEvent: Scenario = {
  name: 'huge-event',
  steps: () => [
    send(event({ type: 'content', content: 'before' })),
    send('data: {"type":"content","content":"'),
    ...Array.from({ length: Math.ceil((megabytes * 1024 * 1024) / line.length) }, () => send(line)),
    send('"}\n\n'),
    send(event({ type: 'content', content: 'after' })),
    send(event({ type: 'metadata', message_id: 'm1' })),
  ],
};

/** Goes on until the client leaves. */
export const endless: Scenario = {
  name: 'endless',
  steps: function* (): Generator<Step> {
    for (let n = 1; ; n++) {
      yield send(event({ type: 'content', content: `${n} ` }));
      yield wait(40);
    }
  },
};
