import { diagnose, type Finding } from '../../src/diagnostics/index.ts';
import type { OpenMessage } from '../../src/wire.ts';
import { play, type Step } from './recording.ts';

/** What one rule has to say of what happens. */
export function found(rule: string, steps: readonly Step[], open: Partial<OpenMessage> = {}): Finding[] {
  return diagnose(play(steps, open)).filter(finding => finding.rule === rule);
}
