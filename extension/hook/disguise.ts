import { apply, bare, defineProperty, getOwnPropertyDescriptor, Weak } from './natives.ts';
import { observing, trouble } from './outlet.ts';

type Native = (...args: never[]) => unknown;

const NativeProxy = Proxy;
const natives = new Weak<object>();

/** A stand-in for a native function that keeps its name, length, own keys, errors and, in this realm, its source text. */
export function disguise<F extends Native | typeof EventSource>(native: F, handler: ProxyHandler<F>): F {
  const proxy = new NativeProxy(native, bare(handler));
  natives.set(proxy, native);
  return proxy;
}

/** Called before the native function; what it returns is called after it and may give the page another result. */
export type Watch = (self: unknown, args: readonly unknown[]) => ((result: unknown) => unknown) | undefined;

/** Watches the calls of a method or getter. The page gets the native result whatever becomes of `watch`. */
export function watch(owner: object, key: PropertyKey, before: Watch): void {
  replace(owner, key, native => watched(native, before));
}

export function watched(native: Native, before: Watch): Native {
  return disguise(native, {
    apply(target, self, args) {
      const after = observing ? guarded(() => before(self, args)) : undefined;
      const result = apply(target, self, args);
      return after ? (guarded(() => after(result)) ?? result) : result;
    },
  });
}

/** Puts `make(native)` in place of a method or getter, everything else of the property unchanged. */
export function replace(owner: object, key: PropertyKey, make: (native: Native) => Native): void {
  const descriptor = getOwnPropertyDescriptor(owner, key);
  if (!descriptor) return;
  if (descriptor.get) descriptor.get = make(descriptor.get);
  else descriptor.value = make(descriptor.value);
  defineProperty(owner, key, descriptor);
}

/** Puts a value in place of another, everything else of the property unchanged. */
export function put(owner: object, key: PropertyKey, value: object): void {
  const descriptor = getOwnPropertyDescriptor(owner, key);
  if (!descriptor) return;
  descriptor.value = value;
  defineProperty(owner, key, descriptor);
}

export function guarded<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    trouble(error);
    return undefined;
  }
}

/** Makes `Function.prototype.toString` print the natives behind our stand-ins, itself among them. */
export function disguiseSource(): void {
  replace(Function.prototype, 'toString', native =>
    disguise(native, {
      apply: (target, self, args) => apply(target, natives.get(self) ?? self, args),
    }),
  );
}
