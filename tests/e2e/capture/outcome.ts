/** What a page function gives: a JSON-safe account of a value or an error, so that two browsers can be compared. */
export type Outcome = string | number | boolean | null | Outcome[] | { [name: string]: Outcome };

declare global {
  interface Window {
    /** An account of what becomes of a value, a promise, or a call. */
    outcome(of: unknown): Promise<Outcome>;
  }
}

/** Puts `outcome` into a page; runs there, so it stands alone. */
export function installOutcome(): void {
  const told = (value: unknown): Outcome => {
    if (value === undefined) return 'undefined';
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number') return value;
    if (value instanceof Error || value instanceof DOMException)
      return { error: value.constructor.name, name: value.name, message: value.message };
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      return { view: value.constructor.name, bytes: new TextDecoder().decode(bytes) };
    }
    if (value instanceof ArrayBuffer) return { buffer: new TextDecoder().decode(value) };
    if (value instanceof Blob) return { blob: value.type, size: value.size };
    if (Array.isArray(value)) return value.map(told);
    const name = Object.prototype.toString.call(value);
    if (name !== '[object Object]') return name;
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, told(field)]));
  };
  window.outcome = async of => {
    try {
      return told(await (typeof of === 'function' ? of() : of));
    } catch (error) {
      return { threw: told(error) };
    }
  };
}
