import { expect, test } from '@playwright/test';
import { found } from './found.ts';
import { answer, args, call, DONE, error, finish, PING, role } from './openai.ts';
import { close, headers, read } from './recording.ts';

const opened = [headers(100), read(200, role)];
const words = (n: number): string => answer('word ').repeat(n);

test.describe('stall', () => {
  test('tells how long, where, and that nothing came meanwhile', () => {
    const [finding, ...more] = found('stall', [...opened, read(400, words(1)), read(2150, words(1))]);
    expect(finding).toMatchObject({ severity: 'warning', event: 1, time: 400 });
    expect(finding?.message).toBe('Stalled for 1.75 s at 400 ms.');
    expect(finding?.advice).toContain('Nothing at all came meanwhile');
    expect(more).toEqual([]);
  });

  test('tells that pings went on', () => {
    const [finding] = found('stall', [
      ...opened,
      read(400, words(1)),
      read(1000, PING),
      read(2150, words(1)),
    ]);
    expect(finding?.advice).toContain('the connection was up');
  });

  test('tells that it came after tool arguments', () => {
    const steps = [...opened, read(400, call('c', 'f') + args('{}')), read(2150, words(1))];
    expect(found('stall', steps)[0]?.message).toBe('Stalled for 1.75 s at 400 ms, after tool arguments.');
  });

  test('tells five one by one, and the rest together', () => {
    const slow = Array.from({ length: 10 }, (_, i) => read(1000 + i * (1500 + i), words(1)));
    const findings = found('stall', [...opened, ...slow]);
    expect(findings.map(({ time }) => time)).toEqual([1000, 2501, 4004, 5509, 7016, 8525]);
    expect(findings.at(-1)?.message).toBe('Stalled 4 more times, for up to 1.52 s.');
  });

  test('tells of silence that ended with a close', () => {
    const [finding] = found('stall', [
      ...opened,
      read(400, words(1)),
      read(2000, PING),
      close(9400, 'abort'),
    ]);
    expect(finding).toMatchObject({ time: 400 });
    expect(finding?.message).toBe('Silent for 9.00 s from 400 ms on, until the stream was closed.');
  });

  test('tells of silence that ended with an error', () => {
    const steps = [...opened, read(400, words(1)), read(3400, error({ message: 'no' })), close(9000)];
    expect(found('stall', steps)[0]?.message).toContain(
      'Silent for 3.00 s from 400 ms on, until an error came',
    );
  });

  for (const [what, steps] of [
    ['a gap of a second', [...opened, read(400, words(1)), read(1400, words(1))]],
    ['a long wait for the first token', [...opened, read(9000, words(1)), close(9001)]],
    [
      'a connection that is kept open after the answer',
      [...opened, read(400, words(1) + finish() + DONE), close(9000)],
    ],
    ['a wait for usage after the finish', [...opened, read(400, words(1) + finish()), close(9000)]],
    ['silence of a stream that runs', [...opened, read(400, words(1))]],
  ] as const) {
    test(`${what} is none`, () => expect(found('stall', steps)).toEqual([]));
  }
});

test.describe('proxy-buffering', () => {
  const held = [headers(100), read(4200, role + words(40) + finish() + DONE), close(4201)];

  test('many events in one read after a long wait are suspected', () => {
    const [finding] = found('proxy-buffering', held);
    expect(finding).toMatchObject({ severity: 'warning', time: 4200 });
    expect(finding?.message).toBe(
      'Buffering suspected: 40 events of content came in one network read, after 4.20 s.',
    );
    for (const word of ['proxy_buffering', 'X-Accel-Buffering: no', 'compression', 'CDN']) {
      expect(finding?.advice).toContain(word);
    }
  });

  test('a large body that came in several full reads at once is suspected', () => {
    const reads = [0, 1, 2, 3].map(i => read(4200 + i, words(100)));
    expect(found('proxy-buffering', [headers(4190), ...reads, close(4210)])).toHaveLength(1);
  });

  for (const [what, steps] of [
    ['a short answer in one read', [headers(100), read(4200, role + words(5) + DONE), close(4201)]],
    ['a fast local answer', [headers(10), read(60, role + words(40) + DONE), close(61)]],
    [
      'an answer that streamed',
      [headers(100), ...Array.from({ length: 40 }, (_, i) => read(4200 + i * 20, words(1)))],
    ],
    ['bursts over a long time', [headers(100), read(4200, words(40)), read(5200, words(40)), close(5201)]],
    [
      'a fast model after a queue',
      [headers(100), ...Array.from({ length: 12 }, (_, i) => read(4200 + i * 4, words(4)))],
    ],
    [
      'an error that many pings came with',
      [headers(100), read(4200, PING.repeat(50) + error({ message: 'no' }))],
    ],
  ] as const) {
    test(`${what} is none`, () => expect(found('proxy-buffering', steps)).toEqual([]));
  }

  test('a saved body, whose times are not known, is none', () => {
    expect(found('proxy-buffering', held, { via: 'file' })).toEqual([]);
  });
});
