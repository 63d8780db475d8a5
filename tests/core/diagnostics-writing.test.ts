import { expect, test } from '@playwright/test';
import { found } from './found.ts';
import { answer, DONE, data, finish, role } from './openai.ts';
import { close, headers, read, readBytes } from './recording.ts';

const opened = [headers(100), read(200, role + answer('Hi'))];
const written = (text: string) => [...opened, read(300, text)];

test.describe('undecoded-events', () => {
  test('events that the dialect does not know are told with their share and the first of them', () => {
    const [finding] = found('undecoded-events', written(data({ debug: 1 }) + answer('!').repeat(8)));
    expect(finding).toMatchObject({ severity: 'info', event: 2, time: 300 });
    expect(finding?.message).toBe('1 of 11 events (9 %) are not known to OpenAI Chat Completions.');
  });

  test('many of them are a warning', () => {
    const findings = found('undecoded-events', written(data({ debug: 1 }).repeat(5)));
    expect(findings).toMatchObject([{ severity: 'warning' }]);
  });

  for (const [what, steps] of [
    ['a stream that is known throughout', written(finish() + DONE)],
    ['an event without data', written('event: end\n\nid: 7\ndata:\n\n')],
    ['an event that is no JSON, which has its own finding', written('data: oops\n\n')],
    ['a stream of no known dialect', [headers(1), read(2, data({ a: 1 }))]],
  ] as const) {
    test(`${what} is none`, () => expect(found('undecoded-events', steps)).toEqual([]));
  }
});

test.describe('invalid-json', () => {
  test('an event that does not parse is an error, with its first words', () => {
    const [finding] = found('invalid-json', written('data: Internal error\n\n'));
    expect(finding).toMatchObject({ severity: 'error', event: 2, time: 300 });
    expect(finding?.message).toBe('1 event should be JSON and is not: “Internal error”.');
  });

  test('is found without a dialect where other events are JSON', () => {
    const steps = [headers(1), read(2, `${data({ a: 1 })}data: {"a":\n\n`)];
    expect(found('invalid-json', steps)).toMatchObject([{ event: 1 }]);
  });

  for (const [what, steps] of [
    ['the terminator', written(DONE)],
    ['text of no known dialect', [headers(1), read(2, 'data: hello\n\ndata: {\n\n')]],
    ['a last event that was cut, which has its own finding', [...written('data: {"choices":['), close(400)]],
  ] as const) {
    test(`${what} is none`, () => expect(found('invalid-json', steps)).toEqual([]));
  }
});

test.describe('missing-blank-line', () => {
  const glued = answer('a').trimEnd();

  test('is a warning with its count', () => {
    const [finding] = found('missing-blank-line', written(`${glued}\n${glued}\n${answer('b')}`));
    expect(finding).toMatchObject({ severity: 'warning', event: 2 });
    expect(finding?.message).toContain('after 2 events');
  });

  test('events with blank lines are none', () => {
    expect(found('missing-blank-line', written(answer('a') + answer('b')))).toEqual([]);
  });
});

test.describe('unterminated-event', () => {
  test('a last event that can be read is worth a word', () => {
    const findings = found('unterminated-event', [...written(DONE.trimEnd()), close(400)]);
    expect(findings).toMatchObject([{ severity: 'info', event: 2 }]);
  });

  test('a last event that was cut is a warning', () => {
    const findings = found('unterminated-event', [...written('data: {"choices":['), close(400)]);
    expect(findings).toMatchObject([{ severity: 'warning', event: 2 }]);
  });

  test('where no event has its blank line is told once', () => {
    const glued = answer('a').trimEnd();
    const steps = [...written(`${glued}\n${glued}`), close(400)];
    expect(found('missing-blank-line', steps)).toHaveLength(1);
    expect(found('unterminated-event', steps)).toEqual([]);
  });

  test('where the page stopped reading is none', () => {
    expect(found('unterminated-event', [...written('data: {"cho'), close(400, 'cancel')])).toEqual([]);
  });

  test('a body that ends with a blank line is none', () => {
    expect(found('unterminated-event', [...written(DONE), close(400)])).toEqual([]);
  });
});

test.describe('not-framed', () => {
  test('a page in place of events is an error, with its first words', () => {
    const [finding] = found('not-framed', [headers(1), read(2, '<!doctype html>\n<p>Log in'), close(3)]);
    expect(finding).toMatchObject({ severity: 'error', event: 0 });
    expect(finding?.message).toContain('“<!doctype html> <p>Log in”');
  });

  test('the body of an HTTP error is none', () => {
    expect(found('not-framed', [headers(1, 500), read(2, '{"message":"no"}'), close(3)])).toEqual([]);
  });

  test('events are none', () => expect(found('not-framed', opened)).toEqual([]));
});

test.describe('invalid-utf8', () => {
  test('is a warning at the first event that has it', () => {
    const bytes = Buffer.from(answer('caf\u00e9'), 'latin1');
    const findings = found('invalid-utf8', [...opened, readBytes(300, bytes), readBytes(400, bytes)]);
    expect(findings).toMatchObject([{ severity: 'warning', event: 2, time: 300 }]);
    expect(findings[0]?.message).toBe('2 arrivals held bytes that are not UTF-8.');
  });

  test('U+FFFD that was sent as such is none', () => {
    expect(found('invalid-utf8', written(answer('\ufffd')))).toEqual([]);
  });
});
