/** Cuts a text into pieces of about the size of tokens: words with the space before them, long ones in two. */
export function pieces(text: string): string[] {
  const words = text.match(/\s*\S+/gu) ?? [];
  return words.flatMap(word => {
    const characters = [...word];
    if (characters.length < 9) return [word];
    const half = Math.ceil(characters.length / 2);
    return [characters.slice(0, half).join(''), characters.slice(half).join('')];
  });
}

/** The text's UTF-8 bytes, cut at the given sizes over and over, wherever that falls. */
export function slices(text: string, ...sizes: number[]): Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  const cut: Uint8Array[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? bytes.length;
    cut.push(bytes.subarray(at, at + size));
    at += size;
  }
  return cut;
}
