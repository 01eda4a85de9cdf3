/** Times are seconds since the epoch; prices of market data are plain numbers, as the API delivers them. */
export interface Candle {
  time: number;
  open: number;
  high: number;
  low: number;
  close: number;
  /** False while the bar is still being built. */
  isFinal: boolean;
}

export interface Point {
  time: number;
  /** Null while an indicator is warming up: a gap, not a zero. */
  value: number | null;
}

export interface Overlay {
  id: string;
  name: string;
  points: readonly Point[];
  /** Over the candles, or in a pane of its own because its scale is another one. */
  pane?: 'price' | 'own';
  /** Those of one group share a pane of their own. */
  group?: string;
  /** Digits after the point where they are not those of the price. */
  digits?: number;
}

/** A fill: it sits on the bar whose interval contains its time, at its price. */
export interface FillMarker {
  id: string;
  time: number;
  price: number;
  side: 'buy' | 'sell';
  text: string;
}

export interface PriceMark {
  id: string;
  price: number;
  title: string;
  kind: 'order' | 'stop' | 'target' | 'entry';
}

/** How much of the data is new, so that a live bar does not redraw the whole chart. */
export function changedFrom<T extends { time: number }>(
  before: readonly T[],
  after: readonly T[],
): number | null {
  const grown = after.length - before.length;
  const last = before.length - 1;
  const isContinuation =
    before.length > 0 &&
    (grown === 0 || grown === 1) &&
    before[0]?.time === after[0]?.time &&
    before[last]?.time === after[last]?.time;
  return isContinuation ? last : null;
}

/** The bar a moment falls into: the last one that opened at or before it. */
export function barOf(candles: readonly Candle[], time: number): number | null {
  let low = 0;
  let high = candles.length - 1;
  let found: number | null = null;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const candle = candles[middle];
    if (candle && candle.time <= time) {
      found = candle.time;
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return found;
}
