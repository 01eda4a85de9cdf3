import { describe, expect, it } from 'vitest';
import type { Candle } from '../../components/charts/model';
import { hasGap, withMinute } from './candles';

const bar = (time: number, close: number, isFinal = false): Candle => ({
  time,
  open: 10,
  high: Math.max(10, close),
  low: Math.min(10, close),
  close,
  isFinal,
});

describe('withMinute on one-minute bars', () => {
  it('moves the bar that is being built, then ends it and begins the next', () => {
    let candles: readonly Candle[] = [bar(0, 11, true)];
    candles = withMinute(candles, bar(60, 12), 60);
    candles = withMinute(candles, bar(60, 9), 60);
    expect(candles.at(-1)).toMatchObject({ time: 60, high: 12, low: 9, close: 9, isFinal: false });
    candles = withMinute(candles, bar(60, 13, true), 60);
    expect(candles.at(-1)).toMatchObject({ close: 13, isFinal: true });
    candles = withMinute(candles, bar(120, 10), 60);
    expect(candles).toHaveLength(3);
  });

  it('never changes a bar that is final, nor one that is past', () => {
    const candles = [bar(0, 11, true), bar(60, 12, true)];
    expect(withMinute(candles, bar(60, 99), 60)).toBe(candles);
    expect(withMinute(candles, bar(0, 99), 60)).toBe(candles);
  });
});

describe('withMinute on longer bars', () => {
  it('joins minutes, and is final only with the last of them', () => {
    let candles: readonly Candle[] = [];
    for (let minute = 0; minute < 4; minute++)
      candles = withMinute(candles, bar(300 + minute * 60, 10 + minute, true), 300);
    expect(candles).toEqual([{ time: 300, open: 10, high: 13, low: 10, close: 13, isFinal: false }]);
    candles = withMinute(candles, bar(540, 12, true), 300);
    expect(candles.at(-1)).toMatchObject({ close: 12, isFinal: true });
  });

  it('ends a bar whose last minute was not heard when the next begins', () => {
    const candles = withMinute([bar(0, 11)], bar(300, 12), 300);
    expect(candles.map((candle) => candle.isFinal)).toEqual([true, false]);
  });
});

it('notices missed bars', () => {
  expect(hasGap([bar(0, 1, true)], bar(60, 1), 60)).toBe(false);
  expect(hasGap([bar(0, 1, true)], bar(120, 1), 60)).toBe(true);
  expect(hasGap([], bar(120, 1), 60)).toBe(false);
});

it('stays bounded', () => {
  let candles: readonly Candle[] = [];
  for (let minute = 0; minute < 4_000; minute++) candles = withMinute(candles, bar(minute * 60, 1, true), 60);
  expect(candles.length).toBeLessThanOrEqual(3_001);
});
