/** Bytes that a base64 text stands for, told by its length. */
export function base64Size(base64: string): number {
  const padding = /={0,2}$/.exec(base64)?.[0].length ?? 0;
  return Math.floor(((base64.length - padding) * 3) / 4);
}
