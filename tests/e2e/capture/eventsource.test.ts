import type { Outcome } from './outcome.ts';
import { addressOf } from './scenarios.ts';
import { expect, test } from './twins.ts';

const uses: Record<string, [stream: string, run: (url: string) => Promise<Outcome>, contains: string]> = {
  'events of all names, in the order in which their listeners were added': [
    'events',
    async url => {
      const seen: unknown[] = [];
      const source = new EventSource(url);
      const note = (by: string) => (event: Event) => {
        const data =
          event instanceof MessageEvent ? [event.data, event.lastEventId, event.origin === origin] : [];
        seen.push([by, event.type, ...data, event.isTrusted, source.readyState]);
      };
      source.onmessage = note('handler');
      source.addEventListener('open', note('open'));
      source.addEventListener('tick', note('first'));
      source.addEventListener('tick', { handleEvent: note('second') });
      source.addEventListener('tick', note('once'), { once: true });
      source.addEventListener('error', note('error'));
      await new Promise(resolve =>
        source.addEventListener('message', event => event.data === 'last' && resolve(undefined)),
      );
      source.close();
      return window.outcome([
        seen,
        source.readyState,
        source.url,
        source.withCredentials,
        Object.keys(source),
      ]);
    },
    'lines',
  ],
  'a connection that the server ends and the browser opens again': [
    'events',
    async url => {
      const seen: unknown[] = [];
      const source = new EventSource(url);
      source.onopen = () => seen.push(['open', source.readyState]);
      await new Promise(resolve => {
        source.onerror = event => {
          if (event instanceof MessageEvent) return;
          seen.push(['error', source.readyState]);
          if (seen.length > 3) resolve(undefined);
        };
      });
      source.close();
      return window.outcome(seen);
    },
    'open',
  ],
  'a response that is no event stream': [
    'plain',
    async url => {
      const source = new EventSource(url);
      const event = await new Promise<Event>(resolve => {
        source.onerror = resolve;
      });
      return window.outcome([event.type, source.readyState]);
    },
    'error',
  ],
  'subclasses, Reflect.construct, constants and wrong calls': [
    'held',
    async url => {
      class Own extends EventSource {
        readonly own = true;
      }
      const own = new Own(url);
      const reflected = Reflect.construct(EventSource, [url], Own);
      own.close();
      reflected.close();
      return window.outcome([
        own instanceof EventSource,
        own.own,
        own.constructor === Own,
        reflected instanceof Own,
        Object.getPrototypeOf(Own) === EventSource,
        [EventSource.CONNECTING, EventSource.OPEN, EventSource.CLOSED, own.readyState],
        await window.outcome(() => (EventSource as never as (url: string) => unknown)(url)),
        await window.outcome(() => new (EventSource as never as new () => unknown)()),
        await window.outcome(() => new EventSource('http://[')),
        await window.outcome(() => EventSource.prototype.close.call({} as never)),
      ]);
    },
    'TypeError',
  ],
};

for (const [what, [stream, run, contains]] of Object.entries(uses)) {
  test(`a page cannot tell of an EventSource: ${what}`, async ({ twins }) => {
    const outcome = await twins.agree(run, addressOf(stream));
    expect(JSON.stringify(outcome)).toContain(contains);
  });
}
