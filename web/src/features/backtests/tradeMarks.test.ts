import { describe, expect, it } from 'vitest';
import type { Report } from './api';
import {
  datasetOf,
  leftOut,
  linesOf,
  markersOf,
  mostMarked,
  priceOf,
  spanOf,
  tradesOn,
  type Trade,
} from './tradeMarks';

const trade = {
  number: 7,
  instrumentId: 'sim:A',
  side: 'short',
  entryTime: '2026-01-02T00:00:00Z',
  entryPrice: '100',
  exitTime: '2026-01-02T06:00:00Z',
  exitPrice: '90',
  initialStop: '105',
} as Trade;

const point = (time: string, low: number, high: number, last: number) => ({ time, low, high, last });

const report = {
  instrument: { id: 'sim:A' },
  data: { kind: 'dataset', name: 'All' },
  price: [point('2026-01-01T00:00:00Z', 1, 2, 1.5)],
  trades: [trade, { ...trade, number: 8, instrumentId: 'sim:B' }],
  instruments: [
    { rules: { id: 'sim:A' }, data: { kind: 'dataset', name: 'A' }, price: [] },
    {
      rules: { id: 'sim:B' },
      data: { kind: 'synthetic', name: '7' },
      price: [point('2026-01-01T00:00:00Z', 9, 11, 10), point('2026-01-02T00:00:00Z', 10.5, 12, 11)],
    },
  ],
} as unknown as Report;

describe('a trade on the market', () => {
  it('marks a short by a sale and a purchase, with its three prices', () => {
    expect(markersOf([trade]).map(({ side, price }) => [side, price])).toEqual([
      ['sell', 100],
      ['buy', 90],
    ]);
    expect(linesOf(trade).map(({ kind, price }) => [kind, price])).toEqual([
      ['entry', 100],
      ['order', 90],
      ['stop', 105],
    ]);
    expect(linesOf({ ...trade, initialStop: null })).toHaveLength(2);
  });

  it('is looked at with sixty bars around it, or with its own length where that is more', () => {
    expect(spanOf(trade, '15m')).toEqual({
      from: '2026-01-01T09:00:00.000Z',
      to: '2026-01-02T21:00:00.000Z',
    });
    const long = { ...trade, exitTime: '2026-01-05T00:00:00Z' };
    expect(spanOf(long, '15m')).toEqual({ from: '2025-12-30T00:00:00.000Z', to: '2026-01-08T00:00:00.000Z' });
  });

  it('belongs to its instrument', () => {
    expect(tradesOn(report, 'sim:B').map(({ number }) => number)).toEqual([8]);
    expect(tradesOn({ ...report, instruments: [] }, 'sim:A')).toHaveLength(2);
  });

  it('is not drawn beyond a thousand, and that is said', () => {
    const many = Array.from({ length: mostMarked + 2 }, () => trade);
    expect(markersOf(many)).toHaveLength(2 * mostMarked);
    expect(leftOut(many)).toBe('The last 2 trades are not drawn.');
    expect(leftOut([trade])).toBeNull();
  });
});

it('joins the kept prices without gaps between candles', () => {
  const candles = priceOf(report, 'sim:B');
  expect(candles.map(({ open, high, low, close }) => [open, high, low, close])).toEqual([
    [10, 11, 9, 10],
    [10, 12, 10, 11],
  ]);
  expect(priceOf(report, 'sim:C')).toHaveLength(1);
});

it('knows which bars were kept', () => {
  expect([datasetOf(report, 'sim:A'), datasetOf(report, 'sim:B')]).toEqual(['A', null]);
});
