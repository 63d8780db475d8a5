import { asFilled } from '../../json.ts';

/** `{ [name]: value }` when `value` is a string with something in it, else nothing: made to be spread. */
export function filled<Name extends string>(name: Name, value: unknown): { [Key in Name]?: string } {
  const entry: { [Key in Name]?: string } = {};
  const text = asFilled(value);
  if (text !== undefined) entry[name] = text;
  return entry;
}
