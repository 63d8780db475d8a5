/** Nearest-rank percentile. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** Medians beside each other, in ms, and how they stand. */
export function ratio(with_: readonly number[], without: readonly number[]): string {
  const [a, b] = [median(with_), median(without)];
  const spread = `${percentile(with_, 10).toFixed(1)}–${percentile(with_, 90).toFixed(1)}`;
  return `${a.toFixed(1)} ms (${spread}) against ${b.toFixed(1)} ms: × ${(a / b).toFixed(2)}`;
}

export function difference(with_: number, without: number): string {
  const added = with_ - without;
  return `${with_.toFixed(2)} ms against ${without.toFixed(2)} ms: ${added < 0 ? '' : '+'}${added.toFixed(2)} ms`;
}
