import type { Point } from '../../components/charts/model';

const millisecond = 1_000;
const shortestSpacing = 60;
/** Twice what the server sends: then the older half is thinned. */
const mostPoints = 1_000;

export const secondsOf = (time: string): number => Math.floor(Date.parse(time) / millisecond);

/** Points of the chart: times rise, and none stands twice. */
export function toPoints(items: readonly { time: string; equity: string }[]): Point[] {
  const points: Point[] = [];
  for (const { time, equity } of items) {
    const point = { time: secondsOf(time), value: Number(equity) };
    const last = points.at(-1);
    if (last && point.time <= last.time) points[points.length - 1] = { ...last, value: point.value };
    else points.push(point);
  }
  return points;
}

/** How far apart the points of the curve stand; live ones must not stretch its end. */
export function spacingOf(points: readonly Point[]): number {
  const steps = points
    .slice(1)
    .map((point, index) => point.time - (points[index]?.time ?? point.time))
    .sort((left, right) => left - right);
  return Math.max(shortestSpacing, steps[steps.length >> 1] ?? shortestSpacing);
}

/** The curve with what was just heard: within the spacing the last point moves, beyond it a new one begins. */
export function withLive(points: readonly Point[], live: Point, spacing: number): readonly Point[] {
  const last = points.at(-1);
  if (last && live.time < last.time) return points;
  if (last && live.time - last.time < spacing)
    return [...points.slice(0, -1), { ...last, value: live.value }];
  return [...thinned(points), live];
}

function thinned(points: readonly Point[]): readonly Point[] {
  if (points.length < mostPoints) return points;
  const half = points.length >> 1;
  return [...points.slice(0, half).filter((_, index) => index % 2 === 0), ...points.slice(half)];
}
