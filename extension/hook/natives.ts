/**
 * The built-ins that the hook uses, saved before a page script runs: a page may replace or freeze them later.
 * Nothing here looks up a name that a page could answer.
 */

export const {
  apply,
  construct,
  defineProperty,
  get,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  ownKeys,
  setPrototypeOf,
} = Reflect;
export const { isArray } = Array;
export const { hasOwn } = Object;

type Freed<V> = unknown extends V
  ? (self: unknown) => V
  : V extends (...args: never[]) => infer R
    ? (self: unknown, ...args: unknown[]) => R
    : (self: unknown) => V;

/**
 * A method or the getter of a class as a function whose first argument is `this`. It throws where this browser has
 * none, as natives do on objects of another class.
 */
export function native<T extends object, K extends keyof T & string>(
  of: { prototype: T },
  key: K,
): Freed<T[K]>;
export function native(of: { prototype: object }, key: string): unknown {
  const { value, get } = getOwnPropertyDescriptor(of.prototype, key) ?? {};
  return (self: unknown, ...args: unknown[]) => apply(value ?? get, self, args);
}

/** Takes the prototype away: nothing that a page puts on a shared one is then found through `object`. */
export function bare<T extends object>(object: T): T {
  setPrototypeOf(object, null);
  return object;
}

export function list<T>(): T[] {
  return bare([]);
}

export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

const weakGet = native(WeakMap, 'get');
const weakSet = native(WeakMap, 'set');

/** A WeakMap that works whatever becomes of `WeakMap.prototype`. */
export class Weak<V> {
  readonly #map = new WeakMap<object, V>();

  get(key: unknown): V | undefined {
    return weakGet(this.#map, key);
  }

  set(key: unknown, value: V): void {
    if (isObject(key)) weakSet(this.#map, key, value);
  }
}

const { performance } = globalThis;
const { timeOrigin } = performance;
const performanceNow = native(Performance, 'now');

/** Epoch ms with fractions. */
export function now(): number {
  return timeOrigin + performanceNow(performance);
}

export const { setTimeout: later } = globalThis;
export const typeOf = native(Event, 'type');

/** Runs `read` and gives undefined where it throws. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** The value of an own data property; a getter is left alone. */
export function ownValue(object: unknown, key: string): unknown {
  const descriptor = isObject(object) ? attempt(() => getOwnPropertyDescriptor(object, key)) : undefined;
  return descriptor && hasOwn(descriptor, 'value') ? descriptor.value : undefined;
}
