import { counting, duration, plain } from '../format.ts';
import { markLabel } from './marks.ts';
import type { Scene } from './scene.ts';

/** The picture for who cannot see it. */
export function InWords({ scene }: { scene: Scene }) {
  return (
    <ul class="unseen" aria-label="Timeline in words">
      {scene.marks.map(mark => (
        <li key={mark.name}>{markLabel(mark)}</li>
      ))}
      {scene.lanes.map(({ name, times }, i) => (
        <li key={i}>
          {name}: {counting(times.length, 'arrival')}
          {times.length > 0 &&
            `, from ${plain(duration(times[0] ?? 0))} to ${plain(duration(times.at(-1) ?? 0))}`}
        </li>
      ))}
      {scene.stalls.map(({ from, to }) => (
        <li key={from}>
          stall of {plain(duration(to - from))} at {plain(duration(from))}
        </li>
      ))}
    </ul>
  );
}
