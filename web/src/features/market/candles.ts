import type { Schemas } from '../../api/client';
import type { Candle } from '../../components/charts/model';

const millisecond = 1_000;
const minuteSeconds = 60;
/** Beyond the most, the oldest go until the fewest are left: the chart is then drawn anew, which must be rare. */
const most = 3_000;
const fewest = 1_000;

const seconds: Record<string, number> = {
  '1m': 60,
  '5m': 300,
  '15m': 900,
  '30m': 1_800,
  '1h': 3_600,
  '2h': 7_200,
  '4h': 14_400,
  '1d': 86_400,
};

export const secondsOf = (interval: string): number => seconds[interval] ?? minuteSeconds;

export function toCandle({ openTime, open, high, low, close, final }: Schemas['CandleView']): Candle {
  return { time: Math.floor(Date.parse(openTime) / millisecond), open, high, low, close, isFinal: final };
}

/** Bars were missed: what follows would leave a hole. */
export function hasGap(candles: readonly Candle[], minute: Candle, interval: number): boolean {
  const last = candles.at(-1);
  return last !== undefined && bucketOf(minute, interval) > last.time + interval;
}

/** One minute, provisional or final, put into the bars of an interval. The same minute may come many times. */
export function withMinute(candles: readonly Candle[], minute: Candle, interval: number): readonly Candle[] {
  const time = bucketOf(minute, interval);
  const isFinal = minute.isFinal && minute.time + minuteSeconds >= time + interval;
  const last = candles.at(-1);
  if (!last || time > last.time) {
    const before = last && !last.isFinal ? [...candles.slice(0, -1), { ...last, isFinal: true }] : candles;
    return [...bounded(before), { ...minute, time, isFinal }];
  }
  if (time < last.time || last.isFinal) return candles;
  const merged: Candle = {
    time,
    open: last.open,
    high: Math.max(last.high, minute.high),
    low: Math.min(last.low, minute.low),
    close: minute.close,
    isFinal,
  };
  return [...candles.slice(0, -1), merged];
}

function bucketOf(minute: Candle, interval: number): number {
  return Math.floor(minute.time / interval) * interval;
}

function bounded(candles: readonly Candle[]): readonly Candle[] {
  return candles.length < most ? candles : candles.slice(-fewest);
}
