interface Place {
  readonly count: number;
  readonly active: number | undefined;
  /** Rows of one page. */
  readonly page: number;
}

/** The row that a key leads to; `undefined` when it is no such key, or there is no row. */
export function moveIn(key: string, { count, active, page }: Place): number | undefined {
  if (count === 0) return undefined;
  const last = count - 1;
  const from = active ?? -1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, from + 1);
    case 'ArrowUp':
      return active === undefined ? last : Math.max(0, from - 1);
    case 'PageDown':
      return Math.min(last, Math.max(0, from) + page);
    case 'PageUp':
      return Math.max(0, from - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
