import { describe, expect, it } from 'vitest';
import { curvesOf, hours, ratio, rollingOf, share, yearsOf } from './report';

describe('figures', () => {
  it('show the undefined as a dash and never as zero', () => {
    expect([ratio(null), share(null), hours(null)]).toEqual(['–', '–', '–']);
    expect([ratio(0), share(0)]).toEqual(['0.00', '0.00 %']);
  });

  it('carry a true minus and readable lengths', () => {
    expect([share(-0.1234), hours(47.96), hours(72)]).toEqual(['\u221212.34 %', '48.0 h', '3.0 d']);
  });
});

it('turns drawdowns downward and leaves a missing benchmark out', () => {
  const point = { time: '2026-01-01T00:00:00Z', equity: 100, low: 90, drawdown: 0.1, benchmark: null };
  const curves = curvesOf([point, { ...point, time: '2026-01-02T00:00:00Z', drawdown: 0 }]);
  expect(curves.drawdown.map(({ value }) => value)).toEqual([-10, 0]);
  expect(curves.benchmark).toBeNull();
});

it('leaves days without a rolling ratio empty', () => {
  const points = rollingOf([
    { day: '2026-01-01', value: null },
    { day: '2026-01-02', value: 1.5 },
  ]);
  expect(points).toEqual([
    { time: 1_767_225_600, value: null },
    { time: 1_767_312_000, value: 1.5 },
  ]);
});

it('compounds the months of a year, and leaves months without a run empty', () => {
  const month = (year: number, number: number, value: number | null) => ({
    year,
    month: number,
    return: value,
    trades: 1,
  });
  const [first, second] = yearsOf([month(2025, 12, 0.5), month(2026, 1, 0.1), month(2026, 2, -0.1)]);
  expect(first?.months[11]).toBe(0.5);
  expect(first?.months[0]).toBeNull();
  expect(second?.total).toBeCloseTo(-0.01);
});
