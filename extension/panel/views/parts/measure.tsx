import type { Quantity } from '../format.ts';
import { UNKNOWN } from '../format.ts';

/** A number with its unit dimmed; what is not known is a dash, never a zero. */
export function Measure({ of }: { of: Quantity | undefined }) {
  if (!of) return <span class="dim">{UNKNOWN}</span>;
  return (
    <>
      {of.value}
      <span class="unit"> {of.unit}</span>
    </>
  );
}
