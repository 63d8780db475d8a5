import { endOf } from '../../session/live.ts';
import { nameOf, placeOf } from '../names.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { type StreamViewProps, useSession } from '../session-context.ts';
import { stateOf } from '../state.ts';
import { Numbers } from './numbers.tsx';
import { PhaseBar } from './phase-bar.tsx';

/** What a stream is, the numbers that people quote of it, and where its time went. */
export function Head({ record }: StreamViewProps) {
  const session = useSession();
  const stream = record.watch();
  const { word, tone } = stateOf(stream, endOf(stream, session.now));
  const about = [
    stream.dialect.label,
    stream.transcript.model,
    `${stream.open.method} ${placeOf(stream)}`,
    stream.response?.status || undefined,
  ];
  return (
    <header class="head">
      <div class="head-title">
        <h2>
          <bdi>{nameOf(stream)}</bdi>
        </h2>
        <span class={`state tone-${tone}-text`}>
          <i class={`dot tone-${tone}`} aria-hidden="true" />
          {word}
        </span>
        <span class="about" title={`${stream.open.method} ${stream.open.url}`}>
          <bdi>{about.filter(Boolean).join(' · ')}</bdi>
        </span>
        <IconButton icon="close" label="Close detail" onClick={() => session.view.select(undefined)} />
      </div>
      <Numbers record={record} />
      <PhaseBar record={record} />
    </header>
  );
}
