import type { Stall } from '../metrics.ts';
import type { Stream } from '../stream.ts';
import type { Finding, Rule } from './rule.ts';
import { count, duration } from './words.ts';

/** So many stalls are told one by one, the rest together. */
const TOLD = 5;

/** A gap above the threshold, between two arrivals of content or between the last one and an early close. */
export const stall: Rule = {
  id: 'stall',
  check(stream) {
    const { stalls } = stream.metrics;
    const last = silenceBeforeClose(stream);
    return [...stalls.slice(0, TOLD).map(finding), ...rest(stalls.slice(TOLD)), ...(last ? [last] : [])];
  },
};

function finding({ from, to, before, phase, alive }: Stall): Finding {
  return {
    rule: 'stall',
    severity: 'warning',
    message: `Stalled for ${duration(to - from)} at ${duration(from)}${phase === 'tool' ? ', after tool arguments' : ''}.`,
    advice: `${
      alive
        ? 'Other bytes came meanwhile, so the connection was up and the model or a tool was busy.'
        : 'Nothing at all came meanwhile: the model, a tool or a proxy held it back.'
    } If your interface has a sign of waiting, show it again here.`,
    event: before,
    time: from,
  };
}

function rest(stalls: readonly Stall[]): Finding[] {
  const [first] = stalls;
  if (!first) return [];
  const longest = stalls.reduce((max, { from, to }) => Math.max(max, to - from), 0);
  return [
    {
      rule: 'stall',
      severity: 'warning',
      message: `Stalled ${count(stalls.length, 'more time')}, for up to ${duration(longest)}.`,
      advice: 'A stream that stalls this often is held up at one place. See the Timeline for where.',
      event: first.before,
      time: first.from,
    },
  ];
}

/** Silence that ended with a close instead of content. After a finish, silence is no stall. */
function silenceBeforeClose(stream: Stream): Finding | undefined {
  const { metrics, transcript, status, meter, events } = stream;
  const { lastContent, duration: closed } = metrics;
  if (lastContent === undefined || closed === undefined || status === 'done') return undefined;
  const said = transcript.errorEvent === undefined ? undefined : events[transcript.errorEvent];
  const end = said ? said.at - meter.start : closed;
  if (end - lastContent <= meter.stallMs) return undefined;
  return {
    rule: 'stall',
    severity: 'warning',
    message: `Silent for ${duration(end - lastContent)} from ${duration(lastContent)} on, until ${said ? 'an error came' : 'the stream was closed'}.`,
    advice: 'Whoever waited so long saw nothing happen. Look at the server or a proxy for what held it back.',
    time: lastContent,
  };
}
