import { expect, test } from '@playwright/test';
import { diagnose } from '../../src/diagnostics/index.ts';
import { textOf } from '../../src/transcript.ts';
import { awsEvent } from './aws-message.ts';
import { close, drop, headers, play, readBytes } from './recording.ts';

const opening = headers(10, 200, [['content-type', 'application/vnd.amazon.eventstream']]);
const piece = (text: string) =>
  awsEvent('contentBlockDelta', JSON.stringify({ contentBlockIndex: 0, delta: { text } }));
const begin = awsEvent('messageStart', '{"role":"assistant"}');
const stop = awsEvent('messageStop', '{"stopReason":"end_turn"}');

test('a binary body is read message by message, and its checksums are no bad UTF-8', () => {
  const stream = play([
    opening,
    readBytes(20, Buffer.concat([begin, piece('Hi')])),
    readBytes(30, stop),
    close(40),
  ]);
  expect([stream.framing, stream.dialect.id, stream.status]).toEqual([
    'aws-eventstream',
    'bedrock-converse',
    'done',
  ]);
  expect(textOf(stream.transcript, 'answer')).toBe('Hi');
  expect(diagnose(stream)).toEqual([]);
});

test('a message came with the arrival of its last byte', () => {
  const message = piece('Hi');
  const stream = play([
    opening,
    readBytes(20, begin),
    readBytes(30, message.subarray(0, 50)),
    readBytes(60, message.subarray(50)),
  ]);
  expect(stream.metrics.firstToken).toBe(60);
});

test('after dropped chunks reading goes on with the next whole message, and the torn one is not held against it', () => {
  const torn = piece('torn');
  const stream = play([
    opening,
    readBytes(20, Buffer.concat([begin, piece('a'), torn.subarray(0, 30)])),
    drop(30, 3, 5000),
    readBytes(40, Buffer.concat([torn.subarray(60), piece('b')])),
    readBytes(50, stop),
    close(60),
  ]);
  expect(textOf(stream.transcript, 'answer')).toBe('ab');
  expect(stream.flaws.get('bad-checksum')).toBeUndefined();
  expect(stream.flaws.get('unterminated')).toBeUndefined();
  expect(stream.status).toBe('done');
});
