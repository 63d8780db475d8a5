import { duration, plain, roundTime } from '../format.ts';
import { ticks } from '../head/ticks.ts';
import { drawMarks } from './draw-marks.ts';
import type { Lane } from './lanes.ts';
import type { Pen } from './pen.ts';
import { growthBottom, LANE_HEIGHT, lanesBottom, MARKS_HEIGHT, type Scene } from './scene.ts';

export function draw(pen: Pen, scene: Scene): void {
  drawStalls(pen, scene);
  scene.lanes.forEach((lane, i) => {
    drawLane(pen, lane, MARKS_HEIGHT + i * LANE_HEIGHT);
  });
  drawGrowth(pen, scene);
  drawMarks(pen, scene);
  drawScale(pen, scene);
}

function drawStalls({ context, scale, colour }: Pen, scene: Scene): void {
  for (const { from, to } of scene.stalls) {
    context.fillStyle = colour('failure-surface');
    context.fillRect(
      scale.x(from),
      MARKS_HEIGHT,
      scale.x(to) - scale.x(from),
      growthBottom(scene) - MARKS_HEIGHT,
    );
  }
}

function drawLane({ context, scale, width, colour }: Pen, { name, tone, times }: Lane, top: number): void {
  context.fillStyle = colour('line');
  context.fillRect(0, top + LANE_HEIGHT - 1, width, 1);
  context.fillStyle = colour('dim');
  context.textBaseline = 'middle';
  context.textAlign = 'start';
  context.fillText(name, 0, top + LANE_HEIGHT / 2, scale.left - 8);
  context.fillStyle = colour(tone);
  let drawn = -1;
  for (const time of times) {
    const x = Math.round(scale.x(time));
    if (x === drawn) continue;
    drawn = x;
    context.fillRect(x, top + 4, 1.5, LANE_HEIGHT - 8);
  }
}

/** Characters so far, as a line from corner to corner. */
function drawGrowth({ context, scale, colour }: Pen, scene: Scene): void {
  const top = lanesBottom(scene) + 8;
  const bottom = growthBottom(scene) - 2;
  const total = scene.growth.at(-1)?.characters ?? 0;
  context.fillStyle = colour('dim');
  context.textAlign = 'start';
  context.textBaseline = 'top';
  context.fillText('characters', 0, top, scale.left - 8);
  context.fillText(total.toLocaleString('en'), 0, top + 12, scale.left - 8);
  if (total === 0) return;
  context.strokeStyle = colour('answer');
  context.lineWidth = 1.25;
  context.beginPath();
  let y = bottom;
  context.moveTo(scale.x(scene.growth[0]?.time ?? 0), y);
  let drawn = -1;
  for (const { time, characters } of scene.growth) {
    const x = scale.x(time);
    y = bottom - (characters / total) * (bottom - top);
    if (x - drawn < 0.5 && characters !== total) continue;
    drawn = x;
    context.lineTo(x, y);
  }
  context.stroke();
}

function drawScale({ context, scale, width, colour }: Pen, scene: Scene): void {
  const top = growthBottom(scene);
  context.fillStyle = colour('line');
  context.fillRect(scale.left, top, scale.right - scale.left, 1);
  context.fillStyle = colour('dim');
  context.textBaseline = 'top';
  context.textAlign = 'center';
  for (const time of ticks(scene.length)) {
    const x = scale.x(time);
    context.fillRect(x, top, 1, 3);
    context.fillText(time === 0 ? '0' : roundTime(time), x, top + 4);
  }
  context.textAlign = 'end';
  context.fillText(scene.live ? 'now' : plain(duration(scene.length)), width, top + 4);
}
