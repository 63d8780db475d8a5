import { expect, test } from '@playwright/test';
import { redacted } from '../../src/exports/disclosure.ts';
import { Stream } from '../../src/stream.ts';
import { awsEvent } from './aws-message.ts';

/** A message of Bedrock with an event of the model in it. */
function wrapped(event: object): Buffer {
  const bytes = Buffer.from(JSON.stringify(event)).toString('base64');
  return awsEvent('chunk', JSON.stringify({ bytes, p: 'abc' }));
}

const piece = (text: string) => wrapped({ generation: text, stop_reason: null });

/** The texts of the events of an export, and its body as bytes. */
function exported(...messages: Buffer[]) {
  const stream = Stream.ofBody(new Uint8Array(Buffer.concat(messages)), 'a');
  const disclosure = redacted(stream);
  const { text, encoding } = disclosure.body();
  const body = Buffer.from(text, encoding ?? 'utf8').toString('latin1');
  return { stream, data: stream.events.map((_, i) => disclosure.data(i)), body };
}

/** What is left of a model's text after all base64 was decoded. */
function readable(text: string): string {
  return [...text.matchAll(/[\w+/]{16,}={0,2}/g)]
    .map(([base64]) => Buffer.from(base64, 'base64').toString())
    .join();
}

test('a secret in what Bedrock wraps as base64 is hidden with all that was wrapped', () => {
  const { stream, data, body } = exported(piece('Hi, use '), piece('sk-abcdefghijklmnop1234 for it'));
  expect(stream.dialect.id).toBe('bedrock-invoke');
  expect(readable(data[0] ?? '')).toContain('Hi, use ');
  expect(data[1]).toMatch(/^\{"bytes":"\*+","p":"abc"\}$/);
  expect(readable(body)).toContain('Hi, use ');
  expect(readable(body)).not.toContain('sk-abc');
});

test('so is one that came in several pieces, and one under the name of a secret', () => {
  const { data, body } = exported(
    piece('sk-abcdefg'),
    piece('hijklmnop1234'),
    wrapped({ text: 'x', api_key: 'tulip-42' }),
  );
  for (const text of data) expect(text).toMatch(/^\{"bytes":"\*+"/);
  expect(readable(body)).toBe('');
});

test('what holds no secret stays as it is', () => {
  const message = piece('nothing to hide');
  const { body } = exported(message);
  expect(body).toBe(message.toString('latin1'));
});
