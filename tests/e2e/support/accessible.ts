import { computeAccessibleName, getRole } from 'dom-accessibility-api';
import type { Seen, Target } from './browser.ts';

/** The part of the drivers that runs inside the panel: bundled as text and sent with each question. */

/** A target as it crosses into the browser: patterns as source text. */
export interface PlainTarget {
  role: string;
  name?: { equals: string } | { pattern: string; flags: string };
  within?: PlainTarget;
  at?: number;
}

export function plain(target: Target): PlainTarget {
  const { role, name, within, at } = target;
  return {
    role,
    ...(typeof name === 'string' ? { name: { equals: name } } : {}),
    ...(name instanceof RegExp ? { name: { pattern: name.source, flags: name.flags } } : {}),
    ...(within ? { within: plain(within) } : {}),
    ...(at === undefined ? {} : { at }),
  };
}

export function all(target: PlainTarget): Seen[] {
  return find(target).map(element => ({
    name: computeAccessibleName(element),
    // biome-ignore lint/performance/useDomNodeTextContent: the text as laid out is what a reader sees
    text: element instanceof HTMLElement ? element.innerText.trim() : (element.textContent ?? ''),
    attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    checked: element instanceof HTMLInputElement && element.checked,
    value: element instanceof HTMLInputElement ? element.value : '',
  }));
}

/** Marks the one element that fits with `attribute`; says how many fit. */
export function mark(target: PlainTarget, attribute: string): number {
  for (const marked of document.querySelectorAll(`[${attribute}]`)) marked.removeAttribute(attribute);
  const found = find(target);
  if (found.length === 1) found[0]?.setAttribute(attribute, '');
  return found.length;
}

function find(target: PlainTarget): Element[] {
  const roots = target.within ? find(target.within) : [document.documentElement];
  const found = roots
    .flatMap(root => [...root.querySelectorAll('*')])
    .filter(
      element => getRole(element) === target.role && element.checkVisibility() && named(element, target),
    );
  if (target.at === undefined) return found;
  const one = found.at(target.at);
  return one ? [one] : [];
}

function named(element: Element, { name }: PlainTarget): boolean {
  if (!name) return true;
  const actual = computeAccessibleName(element);
  return 'equals' in name ? actual === name.equals : new RegExp(name.pattern, name.flags).test(actual);
}
