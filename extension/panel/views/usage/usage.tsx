import type { Usage as Counts } from '../../../../src/dialects/dialect.ts';
import { isLive } from '../../session/live.ts';
import { count, duration, plain, rate } from '../format.ts';
import { EventLink } from '../parts/event-link.tsx';
import { prettyValue } from '../parts/pretty.ts';
import type { StreamViewProps } from '../session-context.ts';

const NAMES: Record<keyof Counts, string> = {
  inputTokens: 'Input tokens',
  cachedInputTokens: '– of them cached',
  outputTokens: 'Output tokens',
  reasoningTokens: '– of them reasoning',
  totalTokens: 'Total tokens',
};

const ROWS: readonly (keyof Counts)[] = [
  'inputTokens',
  'cachedInputTokens',
  'outputTokens',
  'reasoningTokens',
  'totalTokens',
];

/** What the stream reported of its cost, and the speeds that follow. */
export function Usage({ record }: StreamViewProps) {
  const stream = record.watch();
  const { usage, usageReports } = stream.transcript;
  const { firstToken, firstAnswer, generation, tokensPerSecond, tpot } = stream.metrics;
  const time = (ms: number | undefined) => (ms === undefined ? undefined : plain(duration(ms)));
  return (
    <div class="usage">
      {usageReports.length === 0 && (
        <p class="note">
          {isLive(stream)
            ? 'No usage reported so far.'
            : 'Not reported: the stream said nothing about tokens.'}{' '}
          Nothing is estimated in its place.
        </p>
      )}
      <table class="facts">
        <caption>Tokens</caption>
        <tbody>
          {ROWS.map(key => (
            <Row
              key={key}
              name={NAMES[key]}
              value={usage?.[key] === undefined ? undefined : count(usage[key])}
            />
          ))}
        </tbody>
      </table>
      <table class="facts">
        <caption>Speed</caption>
        <tbody>
          <Row name="Time to first token (TTFT)" value={time(firstToken)} missing="no token came" />
          <Row name="Time to first answer (TTFA)" value={time(firstAnswer)} missing="no answer came" />
          <Row name="Generation, first to last content" value={time(generation)} missing="no token came" />
          <Row
            name="Tokens per second"
            value={tokensPerSecond === undefined ? undefined : rate(tokensPerSecond)}
          />
          <Row name="Time per output token (TPOT)" value={time(tpot)} />
        </tbody>
      </table>
      {usageReports.length > 0 && (
        <section>
          <h3>Reports as they came{usageReports.length > 1 ? '; the last one counts' : ''}</h3>
          {usageReports.map(({ event, raw }) => (
            <div key={event} class="report">
              <EventLink event={event} />
              <pre>{prettyValue(raw)}</pre>
            </div>
          ))}
        </section>
      )}
    </div>
  );
}

interface RowProps {
  name: string;
  value: string | undefined;
  missing?: string;
}

function Row({ name, value, missing = 'not reported' }: RowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class={value === undefined ? 'dim' : ''}>{value ?? missing}</td>
    </tr>
  );
}
