import { describe, expect, it } from 'vitest';
import { barOf, changedFrom, type Candle } from './model';

const bar = (time: number): Candle => ({ time, open: 1, high: 1, low: 1, close: 1, isFinal: true });

describe('changedFrom', () => {
  const before = [bar(60), bar(120)];
  it('updates the live bar, and the one that follows it', () => {
    expect(changedFrom(before, [bar(60), bar(120)])).toBe(1);
    expect(changedFrom(before, [bar(60), bar(120), bar(180)])).toBe(1);
  });

  it('draws anew when the range is another one', () => {
    expect(changedFrom([], before)).toBeNull();
    expect(changedFrom(before, [bar(0), bar(60)])).toBeNull();
    expect(changedFrom(before, [bar(60)])).toBeNull();
    expect(changedFrom(before, [bar(60), bar(120), bar(180), bar(240)])).toBeNull();
  });
});

it('puts a fill on the bar whose interval contains it', () => {
  const candles = [bar(60), bar(120), bar(240)];
  expect([59, 60, 119, 239, 300].map((time) => barOf(candles, time))).toEqual([null, 60, 60, 120, 240]);
});
