import type { Line } from '../../components/charts/lines';
import { decimal, formatDecimal } from '../../lib/decimal';
import { symbolOf } from '../../lib/words';
import type { Comparison } from './api';
import { curvesOf, hours, ratio, share } from './report';

export const leastCompared = 2;
export const mostCompared = 6;

/** Of an address; twice the same is once. */
export const idsOf = (text: string | null): string[] => [
  ...new Set((text ?? '').split(',').filter((id) => id.length > 0)),
];

type Result = Comparison['items'][number];
type Metrics = Result['metrics'];

/** As short as a column's head must be. */
export const nameOf = ({ run }: Result): string => `#${run.number} ${run.strategy}`;

export const describe = ({ run }: Result): string =>
  `${symbolOf(run.instrumentId)} ${run.timeframe}, ${run.source}`;

const percent = 100;

/** Gains in percent of each one's own start, so that different balances can be laid over each other. */
export function gainsOf(results: readonly Result[]): Line[] {
  return results.map((result) => {
    const start = result.metrics.startEquity;
    return {
      id: result.run.id,
      name: nameOf(result),
      points: curvesOf(result.equity).equity.map(({ time, value }) => ({
        time,
        value: value === null ? null : (value / start - 1) * percent,
      })),
    };
  });
}

export interface MetricRow {
  metric: keyof Metrics;
  label: string;
  cells: { id: string; text: string; isBest: boolean }[];
}

const shown: { metric: keyof Metrics; label: string; text: (metrics: Metrics) => string }[] = [
  { metric: 'totalReturn', label: 'Return', text: (one) => share(one.totalReturn) },
  { metric: 'netProfit', label: 'Net profit', text: (one) => money(one.netProfit) },
  { metric: 'cagr', label: 'A year (CAGR)', text: (one) => share(one.cagr) },
  { metric: 'sharpeRatio', label: 'Sharpe', text: (one) => ratio(one.sharpeRatio) },
  { metric: 'sortinoRatio', label: 'Sortino', text: (one) => ratio(one.sortinoRatio) },
  { metric: 'calmarRatio', label: 'Calmar', text: (one) => ratio(one.calmarRatio) },
  { metric: 'maxDrawdown', label: 'Max drawdown', text: (one) => share(one.maxDrawdown) },
  {
    metric: 'maxDrawdownDurationHours',
    label: 'Longest drawdown',
    text: (one) => hours(one.maxDrawdownDurationHours),
  },
  { metric: 'totalTrades', label: 'Trades', text: (one) => String(one.totalTrades) },
  { metric: 'winRate', label: 'Win rate', text: (one) => share(one.winRate) },
  { metric: 'profitFactor', label: 'Profit factor', text: (one) => ratio(one.profitFactor) },
  { metric: 'expectancy', label: 'Expectancy', text: (one) => ratio(one.expectancy) },
  { metric: 'payoffRatio', label: 'Payoff ratio', text: (one) => ratio(one.payoffRatio) },
  { metric: 'recoveryFactor', label: 'Recovery factor', text: (one) => ratio(one.recoveryFactor) },
  { metric: 'exposureFraction', label: 'In the market', text: (one) => share(one.exposureFraction) },
  { metric: 'feesPaid', label: 'Fees', text: (one) => money(one.feesPaid) },
  { metric: 'slippageCost', label: 'Slippage', text: (one) => money(one.slippageCost) },
];

/** One row a figure; which is best is the server's word, and where all are equal nobody is. */
export function rowsOf({ items, best }: Comparison): MetricRow[] {
  return shown.map(({ metric, label, text }) => ({
    metric,
    label,
    cells: items.map(({ run, metrics }) => ({
      id: run.id,
      text: text(metrics),
      isBest: best.some((one) => one.metric === metric && one.ids.includes(run.id)),
    })),
  }));
}

const money = (value: string): string => formatDecimal(decimal(value), { digits: 2 });
