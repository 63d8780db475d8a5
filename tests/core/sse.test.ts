import { expect, test } from '@playwright/test';
import type { Item } from '../../src/framing/item.ts';
import { sse } from '../../src/framing/sse.ts';

/** Items of a body that arrives in these pieces and then ends. */
function items(...pieces: string[]): Item[] {
  const framer = sse.framer();
  const pushed = pieces.flatMap((piece, arrival) => framer.push(piece, arrival));
  return [...pushed, ...framer.end()];
}

/** The one item of a body, without its place. */
function only(...pieces: string[]): Partial<Item> {
  const [item, ...others] = items(...pieces);
  expect(others).toEqual([]);
  const place = { index: undefined, start: undefined, end: undefined, arrival: undefined };
  return JSON.parse(JSON.stringify({ ...item, ...place }));
}

function datas(...pieces: string[]): string[] {
  return items(...pieces).map(({ data }) => data);
}

function flaws(...pieces: string[]): (string | undefined)[] {
  return items(...pieces).map(item => item.flaws?.join(' '));
}

test.describe('an event', () => {
  test('has its fields', () => {
    const item = only('event: note\nid: 7\nretry: 1500\ndata: hello\n\n');
    expect(item).toEqual({ kind: 'event', event: 'note', id: '7', retry: 1500, data: 'hello' });
  });

  test('joins its data lines with LF', () => {
    expect(datas('data: one\ndata:\ndata: three\n\n')).toEqual(['one\n\nthree']);
  });

  test('loses one space after the colon and no more', () => {
    expect(datas('data:  two\n\ndata:none\n\n')).toEqual([' two', 'none']);
  });

  test('may have a field without a colon', () => {
    expect(datas('data\n\n')).toEqual(['']);
  });

  test('may have an empty data field, which is not the same as none', () => {
    expect(only('data:\n\n')).toEqual({ kind: 'event', data: '' });
    expect(only('event: end\n\n')).toEqual({ kind: 'event', event: 'end', data: '', flaws: ['no-data'] });
  });

  test('may be a lone id or retry', () => {
    expect(only('id: 9\n\n')).toEqual({ kind: 'event', id: '9', data: '', flaws: ['no-data'] });
    expect(only('retry: 10\n\n')).toEqual({ kind: 'event', retry: 10, data: '', flaws: ['no-data'] });
  });

  test('keeps an id with a NUL, and an empty one', () => {
    expect(only('id: a\0b\ndata: x\n\n').id).toBe('a\0b');
    expect(only('id\ndata: x\n\n').id).toBe('');
  });

  test('has no retry that is not digits alone', () => {
    expect(only('retry: 1e3\ndata: x\n\n')).toEqual({ kind: 'event', data: 'x' });
  });

  test('may have fields after its data', () => {
    expect(only('data: {"a":1}\nid: 3\nevent: late\n\n')).toEqual({
      kind: 'event',
      event: 'late',
      id: '3',
      data: '{"a":1}',
    });
  });

  test('may have fields between its data', () => {
    expect(only('data: one\nevent: x\ndata: two\n\n')).toEqual({
      kind: 'event',
      event: 'x',
      data: 'one\ntwo',
    });
  });

  test('ignores fields that the standard does not know', () => {
    expect(only('message:\ndata:{"event":"token"}\n\n')).toEqual({
      kind: 'event',
      data: '{"event":"token"}',
    });
  });

  test('takes field names by the letter', () => {
    expect(datas('Data: no\n data: no\ndata: yes\n\n')).toEqual(['yes']);
  });
});

test.describe('a line ends with', () => {
  for (const [name, lineEnd] of [
    ['LF', '\n'],
    ['CR', '\r'],
    ['CRLF', '\r\n'],
  ] as const) {
    test(name, () => {
      expect(datas(`data: a${lineEnd}data: b${lineEnd}${lineEnd}data: c${lineEnd}${lineEnd}`)).toEqual([
        'a\nb',
        'c',
      ]);
    });
  }

  test('CRLF cut in two', () => {
    expect(datas('data: a\r', '\ndata: b\r', '\n\r', '\n')).toEqual(['a\nb']);
  });

  test('a CR at once, so that an event does not wait for the next arrival', () => {
    const framer = sse.framer();
    expect(framer.push('data: a\r\r', 0)).toHaveLength(1);
  });

  test('different ends in one body', () => {
    expect(datas('data: a\r\rdata: b\n\ndata: c\r\n\r\ndata: d\n\r\n')).toEqual(['a', 'b', 'c', 'd']);
  });
});

test.describe('a byte order mark', () => {
  test('before the first line is dropped', () => {
    expect(items('\ufeffdata: a\n\n')).toMatchObject([{ data: 'a', start: 1, end: 8 }]);
  });

  test('anywhere else is text', () => {
    expect(datas('data: a\n\n\ufeffdata: b\n\ndata: \ufeffc\n\n')).toEqual(['a', '\ufeffdata: b', '\ufeffc']);
  });
});

test.describe('a comment', () => {
  test('is an item', () => {
    expect(items(': ping\n\n:\n')).toMatchObject([
      { kind: 'comment', data: 'ping' },
      { kind: 'comment', data: '' },
    ]);
  });

  test('does not end the event that it stands in', () => {
    expect(items('data: a\n: ping\ndata: b\n\n')).toMatchObject([
      { index: 0, kind: 'comment', data: 'ping' },
      { index: 1, kind: 'event', data: 'a\nb' },
    ]);
  });
});

test.describe('a body that ends', () => {
  test('before the blank line keeps its last event', () => {
    expect(only('data: a\n')).toEqual({ kind: 'event', data: 'a', flaws: ['unterminated'] });
    expect(only('data: {"a":')).toEqual({ kind: 'event', data: '{"a":', flaws: ['unterminated'] });
  });

  test('in a comment keeps it', () => {
    expect(only(': pi')).toEqual({ kind: 'comment', data: 'pi', flaws: ['unterminated'] });
  });

  test('at once has no items', () => {
    expect(items()).toEqual([]);
    expect(items('', '\ufeff', '\n\n')).toEqual([]);
  });
});

test.describe('a missing blank line', () => {
  test('between JSON events is noticed', () => {
    expect(datas('data: {"a":1}\ndata: [2]\ndata: [DONE]\n\n')).toEqual(['{"a":1}', '[2]', '[DONE]']);
    expect(flaws('data: {"a":1}\ndata: [2]\ndata: [DONE]\n\n')).toEqual([
      'missing-blank-line',
      'missing-blank-line',
      undefined,
    ]);
  });

  test('between named events leaves each its name and id', () => {
    expect(
      items('event: a\ndata: {}\nid: 2\nevent: b\ndata: {}\nevent: c\nid: 3\ndata: {}\n\n'),
    ).toMatchObject([
      { event: 'a', data: '{}' },
      { event: 'b', id: '2' },
      { event: 'c', id: '3' },
    ]);
  });

  test('does not hold an event back longer than to the next data line', () => {
    const framer = sse.framer();
    expect(framer.push('data: {"a":1}\n', 0)).toEqual([]);
    expect(framer.push('data: {"b":2}\n', 1)).toMatchObject([{ data: '{"a":1}', arrival: 0 }]);
  });

  test('is not suspected in text, nor in JSON over several data lines', () => {
    expect(datas('data: one\ndata: {"a":1}\n\n')).toEqual(['one\n{"a":1}']);
    expect(datas('data: {}\ndata: text\ndata: {}\n\n')).toEqual(['{}\ntext\n{}']);
    expect(datas('data: [1]\ndata: is a footnote\n\n')).toEqual(['[1]\nis a footnote']);
    expect(datas('data: {\ndata: "a": [1,\ndata: 2]}\n\n')).toEqual(['{\n"a": [1,\n2]}']);
  });

  test('before a cut line is noticed too', () => {
    expect(flaws('data: {"a":1}\ndata: {"b')).toEqual(['missing-blank-line', 'unterminated']);
  });
});

test.describe('what is no event stream', () => {
  test('is one item when it is an HTML page', () => {
    const page = '<!doctype html>\n<html>\n\n<body>\ndata: no\n\n: no</body>';
    expect(only(page)).toEqual({ kind: 'event', data: page, flaws: ['not-framed'] });
  });

  test('is one item when it is a JSON object over several lines', () => {
    const error = '{\n  "error": {\n    "code": 503\n  }\n}';
    expect(items(`data: 1\n\n${error}\n\ndata: 2\n\n`)).toMatchObject([
      { data: '1' },
      { data: error, flaws: ['not-framed'] },
      { data: '2' },
    ]);
  });

  test('is told apart from the fields beside it when it is JSON', () => {
    expect(items('data: {"a":1}\n{\n"error": 1}\nevent: end\ndata: [DONE]\n\n')).toMatchObject([
      { data: '{"a":1}', flaws: ['missing-blank-line'] },
      { data: '{\n"error": 1}', flaws: ['not-framed'] },
      { event: 'end', data: '[DONE]' },
    ]);
  });

  test('is kept when it is plain text', () => {
    expect(only('Service Unavailable')).toEqual({
      kind: 'event',
      data: 'Service Unavailable',
      flaws: ['not-framed'],
    });
  });
});

test.describe('a place', () => {
  test('is where the lines stand in the text, in UTF-16 code units', () => {
    const body = 'event: a\r\ndata: 🙂\r\n\r\n: c\r\ndata: b';
    const slices = items(body).map(({ start, end }) => body.slice(start, end));
    expect(slices).toEqual(['event: a\r\ndata: 🙂', ': c', 'data: b']);
  });

  test('counts items from 0', () => {
    expect(items(': a\n\ndata: b\n\ndata: c').map(({ index }) => index)).toEqual([0, 1, 2]);
  });

  test('names the arrival that completed the item', () => {
    expect(items('data: a\n', '\nda', 'ta: b\n\ndata', ': c').map(({ arrival }) => arrival)).toEqual([
      1, 2, 3,
    ]);
  });
});
