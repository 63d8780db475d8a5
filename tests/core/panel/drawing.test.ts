import { expect, test } from '@playwright/test';
import { duration, plain, size } from '../../../extension/panel/views/format.ts';
import { ticks } from '../../../extension/panel/views/head/ticks.ts';
import { moveIn } from '../../../extension/panel/views/parts/grid-keys.ts';
import { prettyJson } from '../../../extension/panel/views/parts/pretty.ts';
import { gapBins } from '../../../extension/panel/views/timeline/gap-bins.ts';
import { timeScale } from '../../../extension/panel/views/timeline/time-scale.ts';

test('times are told in ms under a second and in s above', () => {
  expect([0, 4.25, 41.6, 999.4, 999.6, 66_100].map(ms => plain(duration(ms)))).toEqual([
    '0 ms',
    '4.3 ms',
    '42 ms',
    '999 ms',
    '1.00 s',
    '66.10 s',
  ]);
});

test('sizes are told in powers of 1000', () => {
  expect([0, 999, 1000, 999_949, 999_950, 8_388_608].map(bytes => plain(size(bytes)))).toEqual([
    '0 B',
    '999 B',
    '1.0 kB',
    '999.9 kB',
    '1.0 MB',
    '8.4 MB',
  ]);
});

test('a scale has round ticks and leaves room for its end', () => {
  expect(ticks(11_500)).toEqual([0, 5000]);
  expect(ticks(6140)).toEqual([0, 2000, 4000]);
  expect(ticks(96)).toEqual([0, 20, 40, 60, 80]);
});

test('keys move within the rows', () => {
  const at = (active: number | undefined) => ({ count: 10, active, page: 4 });
  expect(moveIn('ArrowDown', at(undefined))).toBe(0);
  expect(moveIn('ArrowDown', at(9))).toBe(9);
  expect(moveIn('ArrowUp', at(0))).toBe(0);
  expect(moveIn('PageDown', at(7))).toBe(9);
  expect(moveIn('PageUp', at(7))).toBe(3);
  expect(moveIn('End', at(2))).toBe(9);
  expect(moveIn('x', at(2))).toBeUndefined();
  expect(moveIn('Home', { count: 0, active: undefined, page: 4 })).toBeUndefined();
});

test('JSON is laid out unless that would be too deep or too large', () => {
  expect(prettyJson('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(prettyJson('{"a":')).toBeUndefined();
  expect(prettyJson('hello')).toBeUndefined();
  expect(prettyJson('['.repeat(10_000) + ']'.repeat(10_000))).toBeUndefined();
  expect(prettyJson(`["${'['.repeat(10_000)}"]`)).toBeDefined();
  expect(prettyJson(`["${'x'.repeat(1_000_001)}"]`)).toBeUndefined();
});

test('gaps are counted by their logarithm, each once', () => {
  const gaps = [0.2, 12, 13, 900, 40, 41, 42];
  const bins = gapBins(gaps);
  expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(gaps.length);
  for (const gap of gaps) expect(bins.filter(({ from, to }) => from <= gap && gap < to)).toHaveLength(1);
  expect(gapBins([])).toEqual([]);
});

test('a place on the timeline is its time, and back', () => {
  const scale = timeScale(800, 5000);
  expect(scale.x(0)).toBe(scale.left);
  expect(scale.x(5000)).toBe(scale.right);
  expect(scale.time(scale.x(1234))).toBeCloseTo(1234);
  expect(scale.time(0)).toBe(0);
  expect(scale.time(10_000)).toBe(5000);
});
