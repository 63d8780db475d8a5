import { expect, test } from '@playwright/test';
import { percentile } from '../../src/metrics.ts';
import { answer, args, call, DONE, event, finish, PING, reasoning, refusal, role, usage } from './openai.ts';
import { close, headers, play, read, START } from './recording.ts';

const opened = [headers(120)];

test.describe('time to first token', () => {
  for (const [what, text] of [
    ['a role', role],
    ['empty content', event({ content: '' })],
    ['a ping', PING],
    ['the name of a tool call without arguments', call('c1', 'lookup')],
    ['usage', usage(3, 4)],
    ['a finish', finish()],
    ['the terminator', role + DONE],
  ] as const) {
    test(`does not count ${what}`, () => {
      const { metrics } = play([...opened, read(300, role), read(400, text), read(700, answer('Hi'))]);
      expect(metrics.firstToken).toBe(700);
    });
  }

  for (const [what, text] of [
    ['answer text', answer('H')],
    ['a space', answer(' ')],
    ['reasoning', reasoning('hm')],
    ['a refusal', refusal('No')],
    ['tool arguments', call('c1', 'f') + args('{')],
  ] as const) {
    test(`counts ${what}`, () => {
      expect(play([...opened, read(300, role), read(400, text)]).metrics.firstToken).toBe(400);
    });
  }

  test('is absent as long as there is none', () => {
    expect(play([...opened, read(300, role), close(900)]).metrics).toEqual({
      headers: 120,
      firstByte: 300,
      firstChunk: 300,
      duration: 900,
      gaps: [],
      stalls: [],
    });
  });
});

test('time to first answer is that of answer text, not of reasoning, a refusal or tool arguments', () => {
  const before = [
    read(300, role + reasoning('hm')),
    read(400, refusal('N')),
    read(500, call('c', 'f') + args('{')),
  ];
  const { metrics } = play([...opened, ...before, read(600, answer('Hi'))]);
  expect(metrics).toMatchObject({ firstToken: 300, firstAnswer: 600 });
});

test('time to first chunk is that of the first event with a payload, which a ping is not', () => {
  const { metrics } = play([...opened, read(200, PING), read(250, 'data:\n\n'), read(300, role)]);
  expect(metrics).toMatchObject({ firstByte: 200, firstChunk: 300 });
});

test.describe('a gap', () => {
  test('lies between arrivals that carry content', () => {
    const reads = [read(200, answer('a')), read(250, PING), read(260, answer('b')), read(300, answer('c'))];
    const { metrics } = play([...opened, ...reads]);
    expect(metrics.gaps).toEqual([60, 40]);
    expect(metrics.longestGap).toBe(60);
  });

  test('is not between events of one network read', () => {
    const { metrics } = play([
      ...opened,
      read(200, answer('a') + answer('b') + answer('c')),
      read(230, answer('d')),
    ]);
    expect(metrics.gaps).toEqual([30]);
  });

  test('may be 0 between two reads', () => {
    expect(play([...opened, read(200, answer('a')), read(200, answer('b'))]).metrics.gaps).toEqual([0]);
  });
});

test.describe('a stall', () => {
  const first = read(200, role + answer('a'));

  test('is a gap longer than a second, with its place', () => {
    const { metrics } = play([...opened, first, read(1500, answer('b'))]);
    expect(metrics.stalls).toEqual([
      { from: 200, to: 1500, before: 1, after: 2, phase: 'answering', alive: false },
    ]);
  });

  test('is not a gap of exactly a second', () => {
    expect(play([...opened, first, read(1200, answer('b'))]).metrics.stalls).toEqual([]);
  });

  test('is not interrupted by pings, which show that the connection was up', () => {
    const { metrics } = play([...opened, first, read(800, PING), read(1400, PING), read(2000, answer('b'))]);
    expect(metrics.stalls).toMatchObject([{ from: 200, to: 2000, before: 1, after: 4, alive: true }]);
  });

  test('is not the wait for the first token', () => {
    expect(play([...opened, read(5000, answer('a'))]).metrics.stalls).toEqual([]);
  });
});

test.describe('rates', () => {
  const answered = [...opened, read(1000, answer('a')), read(1500, answer('b')), read(3000, answer('c'))];

  test('are of the generation and the reported tokens', () => {
    const { metrics } = play([...answered, read(3100, usage(7, 41) + DONE), close(3200)]);
    expect(metrics.generation).toBe(2000);
    expect(metrics.tpot).toBe(2000 / 40);
    expect(metrics.tokensPerSecond).toBe(41 / 2);
  });

  for (const [why, steps] of [
    ['no usage was reported', answered],
    ['one token alone was reported', [...answered, read(3100, usage(7, 1))]],
    ['everything came at once', [...opened, read(1000, answer('a') + answer('b') + usage(7, 41))]],
  ] as const) {
    test(`are absent where ${why}`, () => {
      const { metrics } = play(steps);
      expect(metrics).not.toHaveProperty('tpot');
      expect(metrics).not.toHaveProperty('tokensPerSecond');
    });
  }
});

test('the meter counts events of content and the arrivals that brought them', () => {
  const reads = [
    read(200, role + answer('a') + answer('b')),
    read(300, PING),
    read(400, answer('c') + finish()),
  ];
  expect(play([...opened, ...reads]).meter.content).toEqual({ events: 3, arrivals: 2 });
});

test.describe('spans', () => {
  const thought = [...opened, read(500, role + reasoning('h')), read(600, reasoning('m'))];

  test('tell what the time was spent on', () => {
    const rest = [read(1000, answer('a')), read(1100, answer('b')), read(1150, call('c', 'f') + args('{'))];
    expect(play([...thought, ...rest, read(1200, finish()), close(1300)]).spans(0)).toEqual([
      { phase: 'waiting', from: 0, to: 500 },
      { phase: 'thinking', from: 500, to: 600 },
      { phase: 'waiting', from: 600, to: 1000 },
      { phase: 'answering', from: 1000, to: 1100 },
      { phase: 'tool', from: 1100, to: 1150 },
      { phase: 'waiting', from: 1150, to: 1300 },
    ]);
  });

  test('show a stall, also within one phase', () => {
    expect(play([...thought, read(2000, reasoning('.'))]).spans(START + 2000)).toEqual([
      { phase: 'waiting', from: 0, to: 500 },
      { phase: 'thinking', from: 500, to: 600 },
      { phase: 'stalled', from: 600, to: 2000 },
      { phase: 'thinking', from: 2000, to: 2000 },
    ]);
  });

  test('grow while the stream runs, and show a stall that goes on', () => {
    const stream = play(thought);
    expect(stream.spans(START + 700).at(-1)).toEqual({ phase: 'waiting', from: 600, to: 700 });
    expect(stream.spans(START + 1700).at(-1)).toEqual({ phase: 'stalled', from: 600, to: 1700 });
    expect(stream.spans(START + 700)).toHaveLength(3);
  });

  test('are one wait as long as nothing came', () => {
    expect(play(opened).spans(START + 3000)).toEqual([{ phase: 'waiting', from: 0, to: 3000 }]);
  });
});

test.describe('a percentile', () => {
  const gaps = [50, 15, 40, 20, 35];

  for (const [p, value] of [
    [0, 15],
    [5, 15],
    [30, 20],
    [40, 20],
    [50, 35],
    [99, 50],
    [100, 50],
  ] as const) {
    test(`p${p} is by nearest rank`, () => expect(percentile(gaps, p)).toBe(value));
  }

  test('sorts by size, not by spelling', () => expect(percentile([9, 10, 100], 50)).toBe(10));
  test('of nothing is unknown', () => expect(percentile([], 50)).toBeUndefined());
});
