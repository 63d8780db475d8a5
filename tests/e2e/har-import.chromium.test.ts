import { Hand } from '../../demo/server/hand.ts';
import { toHar } from '../../src/exports/har.ts';
import { Stream } from '../../src/stream.ts';
import { schemaErrors } from '../core/har-schema.ts';
import * as openai from '../core/openai.ts';
import { close, headers, OPEN, play, read, readBytes, START } from '../core/recording.ts';
import { expect, test } from './support/fixture.ts';
import { listen } from './support/in-page.ts';
import { select, streamRows } from './support/look.ts';
import { openNetworkPanel } from './support/network-panel.ts';
import { finish, piece } from './support/openai.ts';

test.describe("Chromium's Network panel", () => {
  test('imports a HAR that the panel exported, and shows its events with their times', async ({
    program,
    tab,
    server,
  }) => {
    const hand = new Hand();
    server.add({ name: 'exported', steps: hand });
    await tab.goto(server.url);
    const panel = await tab.openPanel();
    await tab.evaluate(listen, '/streams/exported');
    hand.send(piece('One, '));
    hand.send(`id: 7\nevent: piece\n${piece('two.')}`);
    hand.send(finish);
    hand.end();
    await select(panel, 'exported');
    await expect.poll(() => streamRows(panel)).toEqual([expect.stringContaining('done')]);
    const { text } = await panel.download(async () => {
      await panel.click({ role: 'button', name: 'Export' });
      await panel.click({ role: 'menuitem', name: 'Selected stream as HAR' });
    });
    const har: ReturnType<typeof toHar> = JSON.parse(text);
    expect(schemaErrors(har)).toEqual([]);
    const [entry] = har.log.entries;

    const network = await openNetworkPanel(program);
    await network.importHar(text);
    await expect.poll(network.requests).toEqual([expect.stringContaining('exported')]);
    const rows = await network.eventStream(0);
    await network.close();
    expect(rows).toEqual(
      entry?._eventSourceMessages.map(({ eventId, eventName, data, time }) => [
        eventId,
        eventName,
        data,
        ofDay(time),
      ]),
    );
    expect(rows.map(([id, type]) => [id, type])).toEqual([
      ['', 'message'],
      ['7', 'piece'],
      ['', 'message'],
      ['', 'message'],
    ]);
  });

  test('shows the events of every kind of stream', async ({ program }) => {
    const body = openai.role + openai.answer('Hi ✓') + openai.DONE;
    const steps = [headers(100), read(1234, body), close(1300)];
    const hidden = [headers(100, 0, []), read(1234, body)];
    const streams = [
      play(steps),
      play(steps, { via: 'xhr', at: START + 1 }),
      play(hidden, { via: 'eventsource', method: 'GET', at: START + 2 }),
      play([headers(100), readBytes(1234, Uint8Array.from([...Buffer.from(body), 0xff])), close(9)], {
        at: START + 3,
      }),
      Stream.ofBody(Buffer.from(body), OPEN.url),
    ];
    const network = await openNetworkPanel(program);
    await network.importHar(JSON.stringify(toHar(streams)));
    await expect.poll(network.requests).toHaveLength(streams.length);
    for (let i = 0; i < streams.length; i++) {
      const rows = await network.eventStream(i);
      expect(rows.slice(0, 3).map(([, , data]) => data)).toEqual([
        expect.stringContaining('assistant'),
        expect.stringContaining('Hi ✓'),
        '[DONE]',
      ]);
    }
    await network.close();
  });
});

/** As Chromium writes a time: `08:53:20.500`, in the local time zone. */
function ofDay(seconds: number): string {
  const date = new Date(seconds * 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two);
  return `${h}:${m}:${s}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}
