import { describe, expect, it } from 'vitest';
import { spacingOf, toPoints, withLive } from './equity';

const at = (time: number, value = 1) => ({ time, value });

it('keeps times rising when two points share a second', () => {
  const points = toPoints([
    { time: '2026-01-01T00:00:00.100Z', equity: '10' },
    { time: '2026-01-01T00:00:00.900Z', equity: '11' },
    { time: '2026-01-01T00:01:00Z', equity: '12' },
  ]);
  expect(points.map((point) => point.value)).toEqual([11, 12]);
});

it('takes the usual distance of points as the spacing, at least a minute', () => {
  expect(spacingOf([at(0), at(600), at(1_200), at(9_000)])).toBe(600);
  expect(spacingOf([at(0)])).toBe(60);
});

describe('withLive', () => {
  it('moves the last point within the spacing and adds one beyond it', () => {
    const before = [at(0), at(60, 5)];
    expect(withLive(before, at(90, 7), 60)).toEqual([at(0), at(60, 7)]);
    expect(withLive(before, at(120, 7), 60)).toEqual([at(0), at(60, 5), at(120, 7)]);
  });

  it('ignores what is older than the curve', () => {
    const before = [at(0), at(60)];
    expect(withLive(before, at(30), 60)).toBe(before);
  });

  it('stays bounded however long the page is open', () => {
    let points: readonly { time: number; value: number | null }[] = [];
    for (let minute = 0; minute < 5_000; minute++) points = withLive(points, at(minute * 60), 60);
    expect(points.length).toBeLessThan(1_100);
    expect(points.at(-1)?.time).toBe(4_999 * 60);
  });
});
