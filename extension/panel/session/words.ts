/** A filter as typed: every word must be found, `-word` must not, capitals do not matter. */
export type Words = readonly { readonly pattern: RegExp; readonly wanted: boolean }[];

export function readWords(text: string): Words {
  return text
    .split(/\s+/)
    .filter(word => word !== '' && word !== '-')
    .map(word => {
      const wanted = !word.startsWith('-');
      return { wanted, pattern: new RegExp(quote(wanted ? word : word.slice(1)), 'i') };
    });
}

/** Looks for each word in any of the texts. */
export function matches(words: Words, texts: readonly string[]): boolean {
  return words.every(({ pattern, wanted }) => texts.some(text => pattern.test(text)) === wanted);
}

function quote(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
