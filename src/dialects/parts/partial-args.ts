import type { JsonPath } from './json-path.ts';

export type Leaf = string | number | boolean | null;

/** An object or array that is not closed yet. */
interface Container {
  readonly key: string | number;
  readonly isArray: boolean;
  /** What has begun in it, the last one perhaps not complete. */
  readonly keys: Set<string | number>;
}

interface Assigned {
  readonly path: JsonPath;
  value: Leaf;
}

/**
 * Writes the JSON text of arguments whose values come one by one with their paths, as far as they have come: each gives
 * the next piece of the text. Values that do not come in the order of a document make it write the whole anew.
 */
export class PartialArgs {
  #open: Container[] = [];
  #last: Assigned | undefined;
  /** The last value is a text that goes on. */
  #inText = false;
  readonly #values: Assigned[] = [];
  #outOfOrder = false;

  /** `willContinue`: the next text with this path is the next piece of this one. */
  add(path: JsonPath, value: Leaf, willContinue: boolean): { args: string; replace?: true } {
    const goesOn = willContinue && typeof value === 'string';
    const piece = this.#outOfOrder ? undefined : this.#piece(path, value, goesOn);
    this.#assign(path, value, goesOn);
    if (piece !== undefined) return { args: piece };
    this.#outOfOrder = true;
    return { args: JSON.stringify(treeOf(this.#values)), replace: true };
  }

  /** The text that closes what is open. */
  end(): string {
    if (this.#outOfOrder) return '';
    const closed = this.#closeText() + this.#close(0);
    return this.#values.length === 0 ? '{}' : closed;
  }

  #assign(path: JsonPath, value: Leaf, goesOn: boolean): void {
    if (this.#continues(path, value) && this.#last) this.#last.value = `${this.#last.value}${value}`;
    else {
      this.#last = { path, value };
      this.#values.push(this.#last);
    }
    this.#inText = goesOn;
  }

  #continues(path: JsonPath, value: Leaf): boolean {
    if (!this.#inText || typeof value !== 'string') return false;
    const last = this.#last?.path ?? [];
    return last.length === path.length && path.every((key, i) => key === last[i]);
  }

  /** `undefined` when the place of this value is behind already. */
  #piece(path: JsonPath, value: Leaf, goesOn: boolean): string | undefined {
    const text = JSON.stringify(value);
    if (this.#continues(path, value)) return goesOn ? text.slice(1, -1) : text.slice(1);
    const shared = this.#sharedWith(path);
    const inner = this.#open[shared];
    const isFirst = path.slice(inner ? shared + 1 : 0).every(key => typeof key === 'string' || key === 0);
    if (!isFirst || (inner && !mayFollow(inner, path[shared]))) return undefined;
    const closed = this.#closeText() + this.#close(shared + 1);
    return closed + this.#begin(path, shared) + (goesOn ? text.slice(0, -1) : text);
  }

  /** How many of the path's keys lead into what is open. */
  #sharedWith(path: JsonPath): number {
    let shared = 0;
    while (shared < path.length - 1 && this.#open[shared + 1]?.key === path[shared]) shared++;
    return shared;
  }

  #closeText(): string {
    return this.#inText ? '"' : '';
  }

  /** Closes all but the outermost `count` containers. */
  #close(count: number): string {
    const closed = this.#open.splice(count);
    return closed
      .reverse()
      .map(({ isArray }) => (isArray ? ']' : '}'))
      .join('');
  }

  /** Opens the containers on the way to the value, from the one at `depth` on. */
  #begin(path: JsonPath, depth: number): string {
    let text = '';
    for (let i = depth; i < path.length; i++) {
      const key = path[i] ?? '';
      const isArray = typeof key === 'number';
      let container = this.#open[i];
      if (!container) {
        container = { key: path[i - 1] ?? '', isArray, keys: new Set() };
        this.#open.push(container);
        text += isArray ? '[' : '{';
      }
      if (container.keys.size > 0) text += ',';
      if (!isArray) text += `${JSON.stringify(key)}:`;
      container.keys.add(key);
    }
    return text;
  }
}

function mayFollow({ isArray, keys }: Container, key: string | number | undefined): boolean {
  if (key === undefined || isArray !== (typeof key === 'number')) return false;
  return isArray ? key === keys.size : !keys.has(key);
}

/** The values as one tree; where two disagree, the later one. */
function treeOf(values: readonly Assigned[]): Tree {
  const root = new Tree();
  for (const { path, value } of values) {
    const parent = path.slice(0, -1).reduce<Tree>((tree, key) => tree.child(key), root);
    parent.members.set(path.at(-1) ?? '', value);
  }
  return root;
}

class Tree {
  readonly members = new Map<string | number, Tree | Leaf>();

  child(key: string | number): Tree {
    const known = this.members.get(key);
    if (known instanceof Tree) return known;
    const child = new Tree();
    this.members.set(key, child);
    return child;
  }

  /** An array where all its keys are places; places that have not come yet are left out. */
  toJSON(): unknown {
    const entries = [...this.members];
    if (!entries.every(([key]) => typeof key === 'number')) return Object.fromEntries(entries);
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value);
  }
}
