import { at, isRecord } from '../../json.ts';

type Container = unknown[] | Record<string, unknown>;

/** A member of an object or an element of a list, which may or may not be there. */
interface Place {
  readonly container: Container;
  readonly key: string;
}

type Undo = () => void;

/**
 * Text that `copy` operations may make out of a document, characters: a few dozen of them could double it beyond any
 * memory.
 */
const COPIED_AT_MOST = 8_000_000;

/**
 * A JSON document that patches change: https://www.rfc-editor.org/rfc/rfc6902. It is changed in place, so that a patch
 * costs no more in a long document than in a short one, and a patch that does not fit changes nothing.
 */
export class JsonDocument {
  readonly #root: Container;
  #copied = 0;

  constructor(value: unknown) {
    this.#root = { '': copyOf(value) };
  }

  get value(): unknown {
    return at(this.#root, '');
  }

  /** `false` when the operations are not a patch, or not one of this document. */
  patch(operations: unknown): boolean {
    const undo: Undo[] = [];
    const fits = Array.isArray(operations) && operations.every(operation => this.#apply(operation, undo));
    if (!fits) for (const step of undo.reverse()) step();
    return fits;
  }

  #apply(operation: unknown, undo: Undo[]): boolean {
    const path = at(operation, 'path');
    const value = at(operation, 'value');
    switch (at(operation, 'op')) {
      case 'add':
        return value !== undefined && this.#insert(path, copyOf(value), undo);
      case 'remove':
        return this.#remove(path, undo);
      case 'replace':
        return value !== undefined && this.#replace(path, copyOf(value), undo);
      case 'move': {
        const moved = this.#read(at(operation, 'from'));
        return this.#remove(at(operation, 'from'), undo) && this.#insert(path, moved, undo);
      }
      case 'copy': {
        const copied = this.#read(at(operation, 'from'));
        if (copied === undefined) return false;
        this.#copied += JSON.stringify(copied).length;
        return this.#copied <= COPIED_AT_MOST && this.#insert(path, copyOf(copied), undo);
      }
      case 'test':
        return value !== undefined && isSame(this.#read(path), value);
      default:
        return false;
    }
  }

  #read(path: unknown): unknown {
    const place = this.#place(path);
    return place && valueAt(place);
  }

  #insert(path: unknown, value: unknown, undo: Undo[]): boolean {
    const place = this.#place(path);
    if (!place) return false;
    const { container, key } = place;
    if (!Array.isArray(container)) return set(container, key, value, undo);
    const index = key === '-' ? container.length : indexOf(key);
    if (index === undefined || index > container.length) return false;
    container.splice(index, 0, value);
    undo.push(() => container.splice(index, 1));
    return true;
  }

  #replace(path: unknown, value: unknown, undo: Undo[]): boolean {
    const place = this.#place(path);
    return (
      place !== undefined && valueAt(place) !== undefined && set(place.container, place.key, value, undo)
    );
  }

  #remove(path: unknown, undo: Undo[]): boolean {
    const place = this.#place(path);
    const old = place && valueAt(place);
    if (!place || old === undefined) return false;
    const { container, key } = place;
    if (Array.isArray(container)) {
      const index = Number(key);
      container.splice(index, 1);
      undo.push(() => container.splice(index, 0, old));
    } else {
      Reflect.deleteProperty(container, key);
      undo.push(() => define(container, key, old));
    }
    return true;
  }

  /** Where a JSON Pointer points; its container must be there. */
  #place(pointer: unknown): Place | undefined {
    if (typeof pointer !== 'string' || (pointer !== '' && !pointer.startsWith('/'))) return undefined;
    const keys = pointer.split('/').map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'));
    let container: unknown = this.#root;
    for (const key of keys.slice(0, -1))
      container = isContainer(container) ? valueAt({ container, key }) : undefined;
    const key = keys.at(-1) ?? '';
    return isContainer(container) ? { container, key } : undefined;
  }
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

function indexOf(key: string): number | undefined {
  return /^(0|[1-9]\d*)$/.test(key) ? Number(key) : undefined;
}

function valueAt({ container, key }: Place): unknown {
  if (!Array.isArray(container)) return at(container, key);
  const index = indexOf(key);
  return index === undefined ? undefined : container[index];
}

function set(container: Container, key: string, value: unknown, undo: Undo[]): true {
  const old = valueAt({ container, key });
  define(container, key, value);
  undo.push(() => {
    if (old === undefined) Reflect.deleteProperty(container, key);
    else define(container, key, old);
  });
  return true;
}

/** Assigning would take a key of the name `__proto__` for something else. */
function define(container: Container, key: string, value: unknown): void {
  Reflect.defineProperty(container, key, { value, writable: true, enumerable: true, configurable: true });
}

function copyOf(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((element, index) => isSame(element, b[index]));
  if (!isRecord(a) || !isRecord(b)) return a === b;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(key => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  );
}
