/**
 * The built-ins that the hook uses, saved before a page script runs: a page may replace or freeze them later.
 * Nothing here looks up a name that a page could answer.
 */

export const {
  apply,
  construct,
  defineProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  ownKeys,
  setPrototypeOf,
} = Reflect;
export const { isArray } = Array;
export const { hasOwn } = Object;
export const { stringify } = JSON;
export const { fromCharCode } = String;

/** A method as a function whose first argument is `this`. */
export function uncurry<A extends unknown[], R>(method: (...args: A) => R): (self: unknown, ...args: A) => R {
  return (self, ...args) => apply(method, self, args);
}

/** The getter of an accessor property as a function, which throws where this browser has no such property. */
export function getter<T extends object, K extends keyof T & string>(
  prototype: T,
  key: K,
): (self: unknown) => T[K] {
  const get: () => T[K] = getOwnPropertyDescriptor(prototype, key)?.get ?? absent;
  return self => apply(get, self, []);
}

function absent(): never {
  throw new TypeError('absent');
}

export const lowerCase = uncurry(String.prototype.toLowerCase);
export const upperCase = uncurry(String.prototype.toUpperCase);
export const trim = uncurry(String.prototype.trim);
export const indexOf: (text: string, part: string, from?: number) => number = uncurry(
  String.prototype.indexOf,
);
export const slice: (text: string, from: number, to?: number) => string = uncurry(String.prototype.slice);

/** An array that inherits nothing: setters and `toJSON` on shared prototypes stay out of it. */
export function bareList<T>(): T[] {
  const list: T[] = [];
  return bare(list);
}

/** Takes the prototype away, so that what reads its options or traps from `object` finds none that a page put there. */
export function bare<T extends object>(object: T): T {
  setPrototypeOf(object, null);
  return object;
}

export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

const weakGet = uncurry(WeakMap.prototype.get);
const weakSet = uncurry(WeakMap.prototype.set);

/** A WeakMap that works whatever becomes of `WeakMap.prototype`. */
export class Weak<V> {
  readonly #map = new WeakMap<object, V>();

  get(key: unknown): V | undefined {
    return isObject(key) ? weakGet(this.#map, key) : undefined;
  }

  set(key: unknown, value: V): void {
    if (isObject(key)) weakSet(this.#map, key, value);
  }
}

const { performance } = globalThis;
const { timeOrigin } = performance;
const performanceNow = uncurry(Performance.prototype.now);

/** Epoch ms with fractions. */
export function now(): number {
  return timeOrigin + performanceNow(performance);
}

const { setTimeout } = globalThis;

export function later(run: () => void, ms: number): void {
  setTimeout(run, ms);
}

const listen: (target: unknown, type: string, listener: (event: Event) => void, capture: boolean) => void =
  uncurry(EventTarget.prototype.addEventListener);

/** Capturing, so that a listener of the page that stops the event does not hide it. */
export function on(target: unknown, type: string, listener: (this: unknown, event: Event) => void): void {
  listen(target, type, listener, true);
}

export const typeOf = getter(Event.prototype, 'type');

/** Runs `read` and gives undefined where it throws: a brand check failed, a property is not to be had. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
