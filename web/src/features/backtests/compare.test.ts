import { expect, it } from 'vitest';
import { dark } from '../../theme/tokens';
import { strokeOf } from '../../components/charts/lines';
import type { Comparison } from './api';
import { gainsOf, idsOf, mostCompared, rowsOf } from './compare';

type Result = Comparison['items'][number];

function result(id: string, metrics: Partial<Result['metrics']>, equity: number[]): Result {
  return {
    run: { id, number: 1, strategy: 'sma-cross' },
    metrics: { startEquity: 200, netProfit: '0', feesPaid: '0', slippageCost: '0', ...nothing, ...metrics },
    equity: equity.map((value, day) => ({ time: `2026-01-0${day + 1}T00:00:00Z`, equity: value })),
  } as Result;
}

const nothing = Object.fromEntries(
  [
    ...['totalReturn', 'cagr', 'sharpeRatio', 'sortinoRatio', 'calmarRatio', 'maxDrawdown', 'winRate'],
    ...['maxDrawdownDurationHours', 'profitFactor', 'expectancy', 'payoffRatio', 'recoveryFactor'],
    'exposureFraction',
  ].map((metric) => [metric, null]),
);

it('draws gains in percent of the start, so that balances do not matter', () => {
  const [line] = gainsOf([result('a', {}, [200, 210, 190])]);
  expect(line?.name).toBe('#1 sma-cross');
  expect(line?.points.map(({ value }) => Number(value?.toFixed(6)))).toEqual([0, 5, -5]);
});

it('marks what the server calls best and shows the undefined as a dash', () => {
  const rows = rowsOf({
    items: [result('a', { sharpeRatio: 1.5 }, []), result('b', {}, [])],
    best: [{ metric: 'sharpeRatio', ids: ['a'] }],
    isSameData: true,
  });
  const cells = rows.find(({ metric }) => metric === 'sharpeRatio')?.cells;
  expect(cells).toEqual([
    { id: 'a', text: '1.50', isBest: true },
    { id: 'b', text: '–', isBest: false },
  ]);
  expect(rows.flatMap((row) => row.cells).filter((cell) => cell.isBest)).toHaveLength(1);
});

it('reads ids from an address, each once', () => {
  expect(idsOf('a,b,,a')).toEqual(['a', 'b']);
  expect(idsOf(null)).toEqual([]);
});

it('gives every curve a look of its own', () => {
  const looks = Array.from({ length: mostCompared }, (_, index) => JSON.stringify(strokeOf(index, dark)));
  expect(new Set(looks).size).toBe(mostCompared);
});
