import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Stream } from '../../../../src/stream.ts';
import type { ToolBlock } from '../../../../src/transcript.ts';
import { isLive } from '../../session/live.ts';
import type { StreamRecord } from '../../session/record.ts';
import { counting, duration, plain } from '../format.ts';
import { GrowingText } from '../parts/growing-text.tsx';
import { prettyJson, prettyValue } from '../parts/pretty.ts';

const STATES: Record<ToolBlock['state'], string> = {
  streaming: 'arguments arriving',
  called: 'called',
  done: 'done',
  error: 'failed',
};

/** A tool call: its arguments as they grow, and its result. */
export function ToolCard({ record, block }: { record: StreamRecord; block: ToolBlock }) {
  // A component with a signal of its own is drawn again for a change of it alone, not of a block changed in place.
  const stream = record.watch();
  const raw = useSignal(false);
  const pretty = useMemo(() => (raw.value ? undefined : prettyJson(block.args)), [raw.value, block.args]);
  const result = useMemo(
    () => (raw.value ? JSON.stringify(block.result) : prettyValue(block.result)),
    [raw.value, block.result],
  );
  return (
    <section class="tool" aria-label={`Tool call ${block.name ?? block.type ?? block.call}`}>
      <header>
        <b>ƒ {block.name ?? block.type ?? 'unnamed'}</b>
        <code title={block.call}>{block.call}</code>
        <span class={block.state === 'error' ? 'tone-failure-text' : 'dim'}>{about(stream, block)}</span>
        <button
          type="button"
          class="quiet-button"
          aria-pressed={raw.value}
          onClick={() => {
            raw.value = !raw.value;
          }}
        >
          Raw
        </button>
      </header>
      {block.input && <h3>{block.input}</h3>}
      <div class="wire">
        <GrowingText
          key={pretty === undefined}
          text={pretty ?? block.args}
          live={block.state === 'streaming' && isLive(stream)}
        />
      </div>
      {block.result !== undefined && (
        <>
          <h3>Result</h3>
          <div class="wire">
            <GrowingText key={raw.value} text={result} />
          </div>
        </>
      )}
    </section>
  );
}

function about({ events }: Stream, { pieces, state }: ToolBlock): string {
  const start = events[pieces[0]?.event ?? -1]?.at;
  const end = events[pieces.at(-1)?.event ?? -1]?.at;
  const took =
    start === undefined || end === undefined || pieces.length < 2 ? [] : [plain(duration(end - start))];
  return [...took, counting(pieces.length, 'delta'), STATES[state]].join(' · ');
}
