import { expect, test } from '@playwright/test';
import type { Dialect } from '../../src/dialects/dialect.ts';
import { Meter } from '../../src/meter.ts';
import { Reading } from '../../src/reading.ts';

const choking: Dialect = {
  id: 'choking',
  label: 'Choking',
  matches: () => 1,
  reader: () => () => {
    throw new TypeError('cannot read properties of undefined');
  },
};

test('an event that its dialect chokes on is shown as one that it does not know', () => {
  const reading = new Reading(choking, new Meter(0));
  const item = { index: 0, kind: 'event', data: '{}', start: 0, end: 8, arrival: 0 } as const;
  reading.add({ item, json: {} }, 5, false);
  expect(reading.events).toEqual([{ item, at: 5, deltas: undefined }]);
  expect(reading.undecoded).toBe(1);
  expect(reading.flaws.get('unknown-event')).toEqual({ count: 1, first: 0 });
});
