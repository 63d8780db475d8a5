import type { Stream } from '../../../../src/stream.ts';
import { duration, plain } from '../format.ts';
import type { Tone } from '../state.ts';

/** A moment that has a name, ms since the start. */
export interface Mark {
  readonly name: string;
  readonly time: number;
  readonly tone: Tone;
}

export function marksOf(stream: Stream): Mark[] {
  const { headers, firstToken, firstAnswer } = stream.metrics;
  const { finishEvent, errorEvent } = stream.transcript;
  const timeOf = (event: number | undefined) => {
    const at = stream.events[event ?? -1]?.at;
    return at === undefined ? undefined : at - stream.open.at;
  };
  const marks: { name: string; time: number | undefined; tone: Tone }[] = [
    { name: 'headers', time: headers, tone: 'ended' },
    { name: 'first token', time: firstToken, tone: firstToken === firstAnswer ? 'answer' : 'reasoning' },
    { name: 'first answer', time: firstAnswer === firstToken ? undefined : firstAnswer, tone: 'answer' },
    { name: 'error', time: timeOf(errorEvent), tone: 'failure' },
    { name: 'finish', time: timeOf(finishEvent), tone: 'done' },
  ];
  return marks.flatMap(({ name, time, tone }) => (time === undefined ? [] : { name, time, tone }));
}

export function markLabel({ name, time }: Mark): string {
  return `${name} ${plain(duration(time))}`;
}
