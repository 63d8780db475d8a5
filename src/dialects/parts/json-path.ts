/** `.name`, `[0]`, `['name']` or `["name"]`. */
const STEP = /\.([^.[\]]+)|\[(\d{1,9})\]|\[(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\]/gy;

export type JsonPath = readonly (string | number)[];

/**
 * The keys and places of a path that names one value, https://www.rfc-editor.org/rfc/rfc9535#name-normalized-paths, also
 * in the shorter way of writing (`$.a[0].b`); `undefined` when it is none.
 */
export function jsonPath(text: string): JsonPath | undefined {
  if (!text.startsWith('$')) return undefined;
  const steps: (string | number)[] = [];
  STEP.lastIndex = 1;
  while (STEP.lastIndex < text.length) {
    const [, name, index, single, double] = STEP.exec(text) ?? [];
    const key = name ?? (single ?? double)?.replace(/\\(.)/g, '$1');
    if (key === undefined && index === undefined) return undefined;
    steps.push(key ?? Number(index));
  }
  return steps;
}
