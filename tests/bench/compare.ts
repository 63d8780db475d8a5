/** Rounds of each; they take turns, so that a busy moment of the machine meets all of them. */
const ROUNDS = 9;

/** Times functions side by side and prints each one's median, its spread, and the ratio to the first. */
export function compare(runs: Record<string, () => unknown>): void {
  const times = new Map(Object.keys(runs).map(name => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, run] of Object.entries(runs)) {
      const start = performance.now();
      run();
      times.get(name)?.push(performance.now() - start);
    }
  }
  let first: number | undefined;
  for (const [name, taken] of times) {
    const sorted = taken.toSorted((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
    first ??= median;
    const spread = `${sorted[0]?.toFixed(0)} to ${sorted.at(-1)?.toFixed(0)}`;
    console.log(
      `${name.padEnd(24)} ${median.toFixed(0).padStart(6)} ms (${spread})  × ${(median / first).toFixed(2)}`,
    );
  }
}
