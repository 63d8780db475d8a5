import { Hand } from '../../../demo/server/hand.ts';
import { cut, type Scenario, send, wait } from '../../../demo/server/scenario.ts';

const bytes = (...values: number[]) => send(Uint8Array.from(values));

/** What the stream `text` sends. */
export const textBytes = Buffer.from('data: gräulich\n\ndata: 😀\n\n');

/** Small streams with a twist each; their events are far enough apart for a browser to give each a read of its own. */
export const scenarios: Scenario[] = [
  // "ä" and "😀" are cut by a chunk's boundary.
  {
    name: 'text',
    steps: () => [
      send('data: gr'),
      bytes(0xc3),
      wait(30),
      bytes(0xa4),
      send('ulich\n\n'),
      wait(30),
      send('data: '),
      bytes(0xf0, 0x9f),
      wait(30),
      bytes(0x98, 0x80, 0x0a, 0x0a),
    ],
  },
  { name: 'json', steps: () => [send('{"a":'), wait(20), send('1}')] },
  { name: 'empty', steps: [] },
  { name: 'error', status: 500, steps: [send('data: {"error":"no"}\n\n')] },
  { name: 'cut', steps: () => [send('data: one\n\n'), wait(30), cut] },
  { name: 'held', steps: heldSteps },
  { name: 'late', steps: () => [wait(300), send('data: late\n\n')] },
  { name: 'plain', headers: { 'content-type': 'application/json' }, steps: [send('{"a":1}')] },
  {
    name: 'page-type',
    headers: { 'content-type': 'Text/Event-Stream ; charset=UTF-8' },
    steps: [send('data: x\n\n')],
  },
  {
    name: 'events',
    steps: () => [
      send(': hello\nretry: 50\n\n'),
      send('data: one\n\n'),
      send('event: tick\nid: 7\ndata: two\ndata: lines\n\n'),
      send('event: error\ndata: of the server\n\n'),
      send('data: last\n\n'),
    ],
  },
];

/** One event, and then nothing for as long as anybody listens. */
function heldSteps(): Hand {
  const hand = new Hand();
  hand.send('data: one\n\n');
  return hand;
}

let asked = 0;

/** Never the same twice: Firefox lets a request wait for another of the same URL. */
export function addressOf(name: string): string {
  asked++;
  return `/streams/${name}?${asked}`;
}
