/** One server-sent event, with the blank line that ends it. */
export function event(data: unknown, name?: string): string {
  return `${name === undefined ? '' : `event: ${name}\n`}${dataLine(data)}\n`;
}

/** A `data` line alone. Strings stand as they are, everything else as JSON. */
export function dataLine(data: unknown): string {
  return `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n`;
}
