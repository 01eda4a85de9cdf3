import type { Dashboard } from '../../lib/dashboard';
import { decimal, type DecimalString } from '../../lib/decimal';

type Position = Dashboard['positions'][number];

/** What one instrument weighs on an account; figures to look at, never to trade on. */
export interface Exposure {
  instrumentId: string;
  side: Position['side'];
  positions: number;
  /** At the mark. */
  value: DecimalString;
  /** Of equity, as a fraction; null without equity. */
  share: DecimalString | null;
  /** Lost if every stop is hit at its price; null when a position has no working stop. */
  atStops: DecimalString | null;
}

const moneyDigits = 2;
const shareDigits = 4;

/** Positions of an account by instrument and side, the largest first. */
export function exposures(positions: readonly Position[], equity: string): Exposure[] {
  const groups = new Map<string, [Position, ...Position[]]>();
  for (const one of positions) {
    const key = `${one.instrumentId} ${one.side}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()]
    .map((group) => exposureOf(group, Number(equity)))
    .sort((left, right) => Number(right.value) - Number(left.value));
}

function exposureOf(group: readonly [Position, ...Position[]], equity: number): Exposure {
  const [first] = group;
  const value = sum(group, (one) => Number(one.quantity) * one.mark);
  const isBound = group.every((one) => one.stop != null && one.hasWorkingStop);
  const way = first.side === 'long' ? 1 : -1;
  const lost = sum(group, (one) =>
    Math.max(0, way * (one.mark - Number(one.stop ?? 0)) * Number(one.quantity)),
  );
  return {
    instrumentId: first.instrumentId,
    side: first.side,
    positions: group.length,
    value: decimal(value.toFixed(moneyDigits)),
    share: equity > 0 ? decimal((value / equity).toFixed(shareDigits)) : null,
    atStops: isBound ? decimal(lost.toFixed(moneyDigits)) : null,
  };
}

function sum(group: readonly Position[], of: (one: Position) => number): number {
  return group.reduce((total, one) => total + of(one), 0);
}
