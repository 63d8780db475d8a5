import { duration, plain } from '../format.ts';
import type { Tone } from '../state.ts';
import { markLabel } from './marks.ts';
import type { Pen } from './pen.ts';
import { growthBottom, MARKS_HEIGHT, type Scene } from './scene.ts';

interface Label {
  readonly text: string;
  readonly time: number;
  readonly tone: Tone;
}

const LINE_HEIGHT = 12;
const GAP = 8;

/** Named moments as dashed lines, their labels in as many lines as keep them apart; stalls by name where there is room. */
export function drawMarks(pen: Pen, scene: Scene): void {
  const { context, scale, colour } = pen;
  context.setLineDash([3, 3]);
  context.lineWidth = 1;
  for (const { time, tone } of scene.marks) {
    const x = Math.round(scale.x(time)) + 0.5;
    context.strokeStyle = colour(tone);
    context.beginPath();
    context.moveTo(x, MARKS_HEIGHT - 2);
    context.lineTo(x, growthBottom(scene));
    context.stroke();
  }
  context.setLineDash([]);
  const labels: Label[] = scene.marks.map(mark => ({
    text: markLabel(mark),
    time: mark.time,
    tone: mark.tone,
  }));
  for (const { from, to } of scene.stalls) {
    labels.push({ text: `stall ${plain(duration(to - from))}`, time: from, tone: 'failure' });
  }
  drawLabels(pen, labels);
}

/** A label that fits in no line is left out: the line under it and the list below it stay. */
function drawLabels({ context, scale, width, colour }: Pen, labels: readonly Label[]): void {
  const ends = [0, 0];
  context.textAlign = 'start';
  context.textBaseline = 'top';
  for (const { text, time, tone } of labels.toSorted((a, b) => a.time - b.time)) {
    const size = context.measureText(text).width;
    const x = Math.min(scale.x(time), width - size);
    const line = ends.findIndex(end => end + GAP <= x);
    if (line < 0) continue;
    ends[line] = x + size;
    context.fillStyle = colour(tone);
    context.fillText(text, x, 2 + line * LINE_HEIGHT);
  }
}
