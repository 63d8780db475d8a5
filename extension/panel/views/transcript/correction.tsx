import { prettyValue } from '../parts/pretty.ts';

/** What the system corrected of the user's own words: whatever fields it sent, in its own names. */
export function Correction({ raw }: { raw: unknown }) {
  const corrections = Array.isArray(raw) ? raw : [raw];
  return (
    <section class="note" aria-label="Corrections">
      <p>
        <b>{corrections.length === 1 ? 'Correction' : 'Corrections'}</b>
      </p>
      {corrections.map((correction, i) => (
        <dl key={i} class="fields" dir="auto">
          {fieldsOf(correction).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <bdi>{prettyValue(value)}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      ))}
    </section>
  );
}

function fieldsOf(correction: unknown): [string, unknown][] {
  if (typeof correction !== 'object' || correction === null) return [['text', correction]];
  return Object.entries(correction);
}
