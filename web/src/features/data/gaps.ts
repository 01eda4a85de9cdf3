import type { Schemas } from '../../api/client';

/** Where a hole stands in a series, in percent of its length. */
export interface Hole {
  left: number;
  width: number;
}

type Gap = Schemas['DatasetGap'];

const whole = 100;
const narrowest = 0.15;

/** The holes of a series on a line from its first bar to its last; the narrowest are still to be seen. */
export function holesOf(gaps: readonly Gap[], firstOpen: string, lastOpen: string): Hole[] {
  const first = Date.parse(firstOpen);
  const length = Date.parse(lastOpen) - first;
  if (length <= 0) return [];
  return gaps.map(({ start, end }) => ({
    left: ((Date.parse(start) - first) / length) * whole,
    width: Math.max(narrowest, ((Date.parse(end) - Date.parse(start)) / length) * whole),
  }));
}
