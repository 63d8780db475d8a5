import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { type JsonPath, jsonPath } from '../../src/dialects/parts/json-path.ts';
import { type Leaf, PartialArgs } from '../../src/dialects/parts/partial-args.ts';
import { isRecord } from '../../src/json.ts';

interface Assignment {
  readonly path: JsonPath;
  readonly value: Leaf;
  readonly goesOn: boolean;
}

/** The text after each assignment, and the whole one. */
function texts(assignments: readonly Assignment[]): string[] {
  const args = new PartialArgs();
  let text = '';
  const all = assignments.map(({ path, value, goesOn }) => {
    const { args: piece, replace } = args.add(path, value, goesOn);
    text = replace ? piece : text + piece;
    return text;
  });
  return [...all, text + args.end()];
}

const set = (path: string, value: Leaf, goesOn = false): Assignment => {
  const steps = jsonPath(path);
  if (!steps) throw new Error(`${path} is no path`);
  return { path: steps, value, goesOn };
};

test('a path is read in both ways of writing', () => {
  expect(jsonPath('$.a_b[10].c-d')).toEqual(['a_b', 10, 'c-d']);
  expect(jsonPath(`$['a.b']["it's"][0]['x\\'y']`)).toEqual(['a.b', "it's", 0, "x'y"]);
  expect(jsonPath('$')).toEqual([]);
  for (const none of ['', 'a', '$a', '$.', '$..a', '$[*]', '$.a[', "$['a]", '$.a[-1]']) {
    expect(jsonPath(none), none).toBeUndefined();
  }
});

test('the text grows as the values come', () => {
  const said = texts([set('$.a', 'x', true), set('$.a', '"y', true), set('$.a', ''), set('$.b[0].c', 1)]);
  expect(said).toEqual([
    '{"a":"x',
    '{"a":"x\\"y',
    '{"a":"x\\"y"',
    '{"a":"x\\"y","b":[{"c":1',
    '{"a":"x\\"y","b":[{"c":1}]}',
  ]);
});

test('a text that is not ended is ended by what follows, or by the end', () => {
  expect(texts([set('$.a', 'x', true), set('$.b', 'y', true)]).at(-1)).toBe('{"a":"x","b":"y"}');
});

test('without a value the arguments are an empty object', () => {
  expect(texts([])).toEqual(['{}']);
});

test('a value whose place is behind makes the whole text anew', () => {
  const said = texts([set('$.a.x', 1), set('$.b', 2), set('$.a.y', 3), set('$.a.x', 4)]);
  expect(said.slice(2)).toEqual(['{"a":{"x":1,"y":3},"b":2}', ...Array(2).fill('{"a":{"x":4,"y":3},"b":2}')]);
  expect(texts([set('$.a[1]', 'b'), set('$.a[0]', 'a')]).at(-1)).toBe('{"a":["a","b"]}');
  expect(texts([set('$.a', 1), set('$.a.b', 2)]).at(-1)).toBe('{"a":{"b":2}}');
  expect(texts([set('$.a[999999999]', 1)]).at(-1)).toBe('{"a":[1]}');
});

const leaf = fc.oneof(fc.string(), fc.boolean(), fc.constant(null), fc.integer());
const { tree } = fc.letrec<{ tree: unknown; node: unknown }>(tie => ({
  tree: fc.dictionary(fc.string(), tie('node'), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
  node: fc.oneof(
    { depthSize: 'small' },
    leaf,
    tie('tree'),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
  ),
}));

/** The values of a tree in order, texts in pieces of two characters. */
function assignmentsOf(value: unknown, path: JsonPath = []): Assignment[] {
  if (typeof value === 'string') {
    const pieces = value.match(/[\s\S]{1,2}/gu) ?? [];
    return [
      ...pieces.map(piece => ({ path, value: piece, goesOn: true })),
      { path, value: '', goesOn: false },
    ];
  }
  if (Array.isArray(value)) return value.flatMap((element, i) => assignmentsOf(element, [...path, i]));
  if (isRecord(value))
    return Object.entries(value).flatMap(([key, member]) => assignmentsOf(member, [...path, key]));
  const scalar = typeof value === 'number' || typeof value === 'boolean' ? value : null;
  return [{ path, value: scalar, goesOn: false }];
}

test('any arguments come out as they are, and each text is the beginning of the next', () => {
  fc.assert(
    fc.property(tree, value => {
      const said = texts(assignmentsOf(value));
      expect(JSON.parse(said.at(-1) ?? '')).toEqual(value);
      expect(said.every((text, i) => i === 0 || text.startsWith(said[i - 1] ?? ''))).toBe(true);
    }),
    { numRuns: 200 },
  );
});
