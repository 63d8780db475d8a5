import type { Flaw, FlawCount } from '../flaws.ts';
import type { Stream } from '../stream.ts';
import { type Finding, placeOf, type Rule, type Severity } from './rule.ts';

export interface Said {
  readonly severity: Severity;
  readonly message: string;
  readonly advice: string;
}

/** A rule about a flaw of events that is counted as they come; `say` nothing where it does not matter. */
export function eventFlaw(
  id: string,
  flaw: Flaw,
  say: (flaw: FlawCount, stream: Stream) => Said | undefined,
): Rule {
  return {
    id,
    check(stream): Finding[] {
      const found = stream.flaws.get(flaw);
      const said = found && say(found, stream);
      return said ? [{ rule: id, ...said, ...placeOf(stream, found.first) }] : [];
    },
  };
}
