import { expect, it } from 'vitest';
import { holesOf } from './gaps';

const [first, last] = ['2026-01-01T00:00:00Z', '2026-01-11T00:00:00Z'];

it('puts holes where they are, however small', () => {
  const holes = holesOf(
    [
      { start: '2026-01-02T00:00:00Z', end: '2026-01-04T00:00:00Z', bars: 2_880 },
      { start: '2026-01-06T00:00:00Z', end: '2026-01-06T00:01:00Z', bars: 1 },
    ],
    first,
    last,
  );
  expect(holes[0]).toEqual({ left: 10, width: 20 });
  expect(holes[1]).toEqual({ left: 50, width: 0.15 });
});

it('has nothing to show of a single bar', () => {
  expect(holesOf([{ start: first, end: last, bars: 1 }], first, first)).toEqual([]);
});
