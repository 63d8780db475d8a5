export interface GapBin {
  /** ms; `to` exclusive. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const PER_DECADE = 4;
const LEAST_MS = 1;

/** Gaps counted by their logarithm, from the bin of the shortest to that of the longest. */
export function gapBins(gaps: readonly number[]): GapBin[] {
  const counts = new Map<number, number>();
  for (const gap of gaps) {
    const bin = gap < LEAST_MS ? 0 : Math.floor(Math.log10(gap / LEAST_MS) * PER_DECADE) + 1;
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  const bins = [...counts.keys()];
  if (bins.length === 0) return [];
  const first = Math.min(...bins);
  const last = Math.max(...bins);
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const bin = first + i;
    return { from: edge(bin - 1), to: edge(bin), count: counts.get(bin) ?? 0 };
  });
}

function edge(bin: number): number {
  return bin < 0 ? 0 : LEAST_MS * 10 ** (bin / PER_DECADE);
}
