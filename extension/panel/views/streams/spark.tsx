import { endOf } from '../../session/live.ts';
import { type StreamViewProps, useSession } from '../session-context.ts';

/** A stream's phases as a picture on the list's axis. */
export function Spark({ record }: StreamViewProps) {
  const session = useSession();
  const stream = record.watch();
  const { from, length, common } = session.axis.value;
  const end = endOf(stream, session.now);
  const shift = common ? stream.open.at - from : 0;
  const at = (ms: number) => `${(ms / length) * 100}%`;
  const broken = stream.status === 'failed' || stream.status === 'truncated';
  return (
    <span class="spark" aria-hidden="true">
      {stream.spans(end).map(span => (
        <i
          key={span.from}
          class={`phase-${span.phase}`}
          style={{ left: at(shift + span.from), width: at(span.to - span.from) }}
        />
      ))}
      {broken && <i class="broken" style={{ left: at(shift + end - stream.open.at) }} />}
    </span>
  );
}
