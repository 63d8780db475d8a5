import type { Delta, Dialect, Parsed, Reader } from './dialects/dialect.ts';
import { Flaws } from './flaws.ts';
import type { Item, ItemFlaw } from './framing/item.ts';
import { isRecord } from './json.ts';
import type { Meter } from './meter.ts';
import { TranscriptFold } from './transcript.ts';

/** An item with its time and its meaning. */
export interface StreamEvent {
  readonly item: Item;
  /** Epoch ms of the arrival that completed it. */
  readonly at: number;
  /** `undefined`: the dialect does not know this event. */
  readonly deltas: readonly Delta[] | undefined;
}

const COMMENT: readonly Delta[] = [{ kind: 'keepalive' }];
/** Who sees one of these in an event need not be told that its dialect does not know it. */
const EXPLAINS: ReadonlySet<ItemFlaw> = new Set(['unterminated', 'not-framed', 'bad-checksum', 'compressed']);
const SAYS_NOTHING: readonly Delta[] = [];

/** What one dialect makes of the items of a stream. */
export class Reading {
  readonly events: StreamEvent[] = [];
  readonly flaws = new Flaws();
  /** Events that the dialect does not know; comments and events without data do not count. */
  undecoded = 0;
  /** Items that are comments. */
  comments = 0;
  /** An event was a JSON object. */
  #speaksJson = false;
  readonly #reader: Reader;
  readonly #fold = new TranscriptFold();

  constructor(
    readonly dialect: Dialect,
    readonly meter: Meter,
  ) {
    this.#reader = dialect.reader();
  }

  get transcript() {
    return this.#fold.transcript;
  }

  /** `torn`: dropped chunks are missing in it, so nothing is wrong with what was sent. */
  add(parsed: Parsed, at: number, torn: boolean): void {
    const { item } = parsed;
    const deltas = this.#read(parsed);
    const index = this.events.push({ item, at, deltas }) - 1;
    if (!deltas) this.undecoded++;
    if (item.kind === 'comment') this.comments++;
    if (!torn) this.#note(parsed, index, deltas);
    const payload = item.kind === 'event' && item.data !== '';
    this.meter.event({ at, index, arrival: item.arrival, payload, deltas });
    for (const delta of deltas ?? []) this.#fold.add(index, delta);
  }

  /** An event that its dialect chokes on is one that it does not know. */
  #read(parsed: Parsed): readonly Delta[] | undefined {
    if (parsed.item.kind === 'comment') return COMMENT;
    try {
      return this.#reader(parsed) ?? (parsed.item.data === '' ? SAYS_NOTHING : undefined);
    } catch {
      return undefined;
    }
  }

  #note({ item, json }: Parsed, index: number, deltas: readonly Delta[] | undefined): void {
    for (const flaw of item.flaws ?? []) this.flaws.add(flaw, index);
    this.#speaksJson ||= isRecord(json);
    if (deltas || item.flaws?.some(flaw => EXPLAINS.has(flaw))) return;
    this.flaws.add(json === undefined && this.#expectsJson(item) ? 'invalid-json' : 'unknown-event', index);
  }

  /** Where no dialect is known text is as good as JSON, unless it begins like the JSON that came before. */
  #expectsJson({ data }: Item): boolean {
    return this.dialect.id !== 'generic' || (this.#speaksJson && data.trimStart().startsWith('{'));
  }
}
