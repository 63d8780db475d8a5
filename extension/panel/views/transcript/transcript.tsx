import { useRef } from 'preact/hooks';
import { textOf } from '../../../../src/transcript.ts';
import { endOf, isLive } from '../../session/live.ts';
import { duration, plain } from '../format.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { type StreamViewProps, useSession } from '../session-context.ts';
import { stateOf } from '../state.ts';
import { Ending } from './ending.tsx';
import { NothingSaid } from './nothing-said.tsx';
import { PassageView } from './passage-view.tsx';
import { passagesOf } from './passages.ts';
import { RequestTurn } from './request-turn.tsx';
import { StallNow } from './stall-note.tsx';
import { useFollow } from './use-follow.ts';

/** The conversation as a person reads it. */
export function Transcript({ record }: StreamViewProps) {
  const { now } = useSession();
  const stream = record.watch();
  const { transcript, metrics } = stream;
  const live = isLive(stream);
  const element = useRef<HTMLDivElement>(null);
  useFollow(element, live);
  const end = endOf(stream, now);
  const stalled = live && stateOf(stream, end).word === 'stalled';
  const passages = passagesOf(transcript.blocks, metrics.stalls);
  const growing = live && !stalled ? passages.at(-1) : undefined;
  return (
    <div ref={element} class="transcript">
      <RequestTurn stream={stream} />
      <article class="turn" aria-label="Answer">
        <p class="who">
          <b>assistant</b>
          {metrics.firstToken !== undefined && plain(duration(metrics.firstToken))}
          {transcript.title && (
            <span class="title">
              titled <q>{transcript.title}</q>
            </span>
          )}
          {metrics.firstAnswer !== undefined && (
            <CopyButton of="answer" text={() => textOf(transcript, 'answer')} />
          )}
        </p>
        {passages.map(passage => (
          <PassageView key={passage.key} record={record} passage={passage} live={passage === growing} />
        ))}
        {passages.length === 0 && <NothingSaid stream={stream} />}
        {stalled && <StallNow ms={end - stream.open.at - (metrics.lastContent ?? 0)} />}
        <Ending stream={stream} />
      </article>
    </div>
  );
}
