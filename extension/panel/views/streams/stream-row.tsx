import { endOf } from '../../session/live.ts';
import { elapsed } from '../elapsed.ts';
import { count, counting, duration, rate, UNKNOWN } from '../format.ts';
import { nameOf } from '../names.ts';
import { Cell, Row } from '../parts/grid-cells.tsx';
import { Measure } from '../parts/measure.tsx';
import { type StreamViewProps, useSession } from '../session-context.ts';
import { stateOf } from '../state.ts';
import { FindingsMark } from './findings-mark.tsx';
import { Spark } from './spark.tsx';

interface StreamRowProps extends StreamViewProps {
  id: string;
  index: number;
  selected: boolean;
}

export function StreamRow({ record, id, index, selected }: StreamRowProps) {
  const session = useSession();
  const stream = record.watch();
  const end = endOf(stream, session.now);
  const { word, tone } = stateOf(stream, end);
  const { firstToken, tokensPerSecond } = stream.metrics;
  const { model, usage } = stream.transcript;
  return (
    <Row id={id} index={index} selected={selected} onSelect={() => session.view.select(record)}>
      <Cell column="name" title={`${stream.open.method} ${stream.open.url}`}>
        <i class={`dot tone-${tone}`} aria-hidden="true" />
        <bdi>{nameOf(stream)}</bdi>
      </Cell>
      <Cell column="model" title={model ? `${model}, ${stream.dialect.label}` : stream.dialect.label}>
        <bdi>{model ?? stream.dialect.label}</bdi>
      </Cell>
      <Cell column="status">{word}</Cell>
      <Cell column="ttft">
        <Measure of={firstToken === undefined ? undefined : duration(firstToken)} />
      </Cell>
      <Cell column="time">
        <Measure of={elapsed(stream, end)} />
      </Cell>
      <Cell column="tokens">{usage?.outputTokens === undefined ? UNKNOWN : count(usage.outputTokens)}</Cell>
      <Cell column="rate">{tokensPerSecond === undefined ? UNKNOWN : `${rate(tokensPerSecond)}/s`}</Cell>
      <Cell column="findings" label={counting(record.findings.length, 'finding')}>
        <FindingsMark findings={record.findings} />
      </Cell>
      <Cell column="spark">
        <Spark record={record} />
      </Cell>
    </Row>
  );
}
