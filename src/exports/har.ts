import type { Stream } from '../stream.ts';
import { redacted, whole } from './disclosure.ts';
import { harEntry } from './har-entry.ts';
import type { Har } from './har-format.ts';

export type { Har } from './har-format.ts';

export interface HarOptions {
  /** Hide what looks like a credential. On unless said otherwise. */
  readonly redact?: boolean;
  /** Of the Deltascope that writes it. */
  readonly version?: string;
}

/**
 * HTTP Archive 1.2, one entry a stream, that Chrome's and Firefox's Network panels import; Chrome shows our events in
 * its EventStream tab. Where times are not known, a HAR still wants numbers: they are 0, and `_deltascope` says `null`.
 */
export function toHar(streams: readonly Stream[], { redact = true, version = '' }: HarOptions = {}): Har {
  const entries = streams.map(stream => harEntry(stream, redact ? redacted(stream) : whole(stream)));
  // Firefox's importer wants `pages`, though the format does not.
  return { log: { version: '1.2', creator: { name: 'Deltascope', version }, pages: [], entries } };
}

/** The same as the text of a `.har` file. */
export function harText(streams: readonly Stream[], options?: HarOptions): string {
  return JSON.stringify(toHar(streams, options));
}
