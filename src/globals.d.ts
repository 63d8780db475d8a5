/** What every JavaScript host has beside the language itself; `src` uses nothing else of its surroundings. */
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare class TextDecoder {
  constructor(label: 'utf-8', options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}
declare function atob(base64: string): string;
declare function btoa(binary: string): string;
