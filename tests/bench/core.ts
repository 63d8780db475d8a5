import { Stream } from '../../src/stream.ts';
import type { ChunkMessage } from '../../src/wire.ts';
import { compare } from './compare.ts';

/**
 * Framing, recognising, decoding, folding and timing a stream of 100,000 OpenAI chunks that comes in pieces of 16 KB,
 * beside the floor: cutting the same text at blank lines and parsing each JSON.
 */
const EVENTS = 100_000;
const PIECE = 16 * 1024;

const text = Array.from({ length: EVENTS }, (_, i) => {
  const choices = [{ index: 0, delta: { content: ` word${i % 97}` }, finish_reason: null }];
  const chunk = {
    id: 'chatcmpl-bench',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'bench',
    choices,
  };
  return `data: ${JSON.stringify(chunk)}\n\n`;
}).join('');
const pieces = Array.from({ length: Math.ceil(text.length / PIECE) }, (_, i) =>
  text.slice(i * PIECE, (i + 1) * PIECE),
);

function floor(): number {
  let read = 0;
  let rest = '';
  for (const piece of pieces) {
    const events = (rest + piece).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) if (JSON.parse(event.slice('data: '.length))) read++;
  }
  return read;
}

function decode(): number {
  const stream = new Stream({
    kind: 'open',
    stream: 'bench',
    seq: 0,
    at: 0,
    method: 'POST',
    url: 'http://localhost/',
    page: '',
    frame: '',
    via: 'fetch',
    requestHeaders: [],
  });
  pieces.forEach((piece, i) => {
    const chunk: ChunkMessage = {
      kind: 'chunk',
      stream: 'bench',
      seq: i + 1,
      at: i,
      bytes: piece.length,
      text: piece,
    };
    stream.take(chunk);
  });
  return stream.events.length;
}

for (const run of [floor, decode]) {
  const read = run();
  if (read !== EVENTS) throw new Error(`${run.name} read ${read} events of ${EVENTS}`);
}
console.log(`${EVENTS} events, ${(text.length / 1e6).toFixed(1)} MB`);
compare({ 'split and JSON.parse': floor, 'a decoded stream': decode });
