import { endOf } from '../../session/live.ts';
import { elapsed } from '../elapsed.ts';
import { count, duration, type Quantity, rate, size } from '../format.ts';
import { Measure } from '../parts/measure.tsx';
import { type StreamViewProps, useSession } from '../session-context.ts';

export function Numbers({ record }: StreamViewProps) {
  const { now } = useSession();
  const stream = record.watch();
  const { headers, firstToken, firstAnswer, longestGap, tokensPerSecond } = stream.metrics;
  const output = stream.transcript.usage?.outputTokens;
  const end = endOf(stream, now);
  return (
    <dl class="numbers">
      <Fact name="headers" of={optional(headers)} hint="Response headers available" />
      <Fact
        name="first token"
        of={optional(firstToken)}
        hint="TTFT: first answer, reasoning, refusal or tool arguments"
      />
      <Fact name="first answer" of={optional(firstAnswer)} hint="First answer text, not reasoning" />
      <Fact name="duration" of={elapsed(stream, end)} hint="From the call to the end, or until now" />
      <Fact name="longest gap" of={optional(longestGap)} hint="Between two arrivals of content" />
      <Fact
        name="output"
        of={output === undefined ? undefined : { value: count(output), unit: 'tok' }}
        hint="Output tokens, as the stream reported them"
      />
      <Fact
        name="rate"
        of={tokensPerSecond === undefined ? undefined : { value: rate(tokensPerSecond), unit: 'tok/s' }}
        hint="Reported output tokens, from the first token to the last"
      />
      <Fact name="size" of={size(stream.body.size)} hint="Bytes of the body" />
    </dl>
  );
}

function Fact({ name, of, hint }: { name: string; of: Quantity | undefined; hint: string }) {
  return (
    <div title={hint}>
      <dt>{name}</dt>
      <dd>
        <Measure of={of} />
      </dd>
    </div>
  );
}

function optional(ms: number | undefined): Quantity | undefined {
  return ms === undefined ? undefined : duration(ms);
}
