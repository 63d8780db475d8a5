import { apply, bare, defineProperty, getOwnPropertyDescriptor, Weak } from './natives.ts';
import { guarded, observing } from './outlet.ts';

type Native = (...args: never[]) => unknown;

const NativeProxy = Proxy;
const natives = new Weak<object>();

/** A stand-in for a native function that keeps its name, length, own keys, errors and, in this realm, its source text. */
export function disguise<F extends Native | typeof EventSource>(native: F, handler: ProxyHandler<F>): F {
  const proxy = new NativeProxy(native, bare(handler));
  natives.set(proxy, native);
  return proxy;
}

/** Called before the native function; what it gives is called after, and may give the page another result. */
export type Watch = (self: unknown, args: readonly unknown[]) => ((result: unknown) => unknown) | undefined;

/** Watches the calls of a method or getter. The page gets the native result whatever becomes of `before`. */
export function watch(owner: object, key: PropertyKey, before: Watch): void {
  replace(owner, key, native =>
    disguise(native, {
      apply(target, self, args) {
        const after = observing && guarded(() => before(self, args));
        const result = apply(target, self, args);
        return after ? (guarded(() => after(result)) ?? result) : result;
      },
    }),
  );
}

/** Watches the calls whose `this` is known to us. */
export function watchKnown<T>(
  known: Weak<T>,
  owner: object,
  key: PropertyKey,
  before: (of: T, args: readonly unknown[], self: unknown) => ((result: unknown) => unknown) | undefined,
): void {
  watch(owner, key, (self, args) => {
    const of = known.get(self);
    return of && before(of, args, self);
  });
}

/** Puts another function in place of a method or getter, everything else of the property unchanged. */
export function replace(owner: object, key: PropertyKey, make: (native: Native) => object): void {
  const descriptor = getOwnPropertyDescriptor(owner, key);
  // Absent in this browser.
  if (!descriptor) return;
  const role = descriptor.get ? 'get' : 'value';
  descriptor[role] = make(descriptor[role]);
  defineProperty(owner, key, descriptor);
}

/** Makes `Function.prototype.toString` print the natives behind our stand-ins, itself among them. */
export function disguiseSource(): void {
  replace(Function.prototype, 'toString', native =>
    disguise(native, { apply: (target, self, args) => apply(target, natives.get(self) ?? self, args) }),
  );
}
