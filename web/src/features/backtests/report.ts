import type { Point } from '../../components/charts/model';
import type { BacktestRun } from '../../lib/backtests';
import { symbolOf } from '../../lib/words';
import type { Report } from './api';

const millisecond = 1_000;
const percent = 100;
const unknown = '–';

const secondsOf = (time: string | undefined): number => Math.floor(Date.parse(time ?? '') / millisecond);

/** The instrument, and how many more share its account. */
export function instrumentsOf(run: Pick<BacktestRun, 'instrumentId' | 'instrumentCount'>): string {
  const more = (run.instrumentCount ?? 1) - 1;
  return more > 0 ? `${symbolOf(run.instrumentId)} and ${more} more` : symbolOf(run.instrumentId);
}

/** A figure of statistics: what is undefined is a dash and never a zero. */
export function ratio(value: number | null, digits = 2): string {
  return value === null ? unknown : value.toFixed(digits).replace('-', '\u2212');
}

export function share(value: number | null, digits = 2): string {
  return value === null ? unknown : `${ratio(value * percent, digits)} %`;
}

export function hours(value: number | null): string {
  if (value === null) return unknown;
  return value < 48 ? `${value.toFixed(1)} h` : `${(value / 24).toFixed(1)} d`;
}

export interface Curves {
  equity: Point[];
  drawdown: Point[];
  benchmark: Point[] | null;
}

/** The report's curve as charts take it: rising times, the drawdown below zero in percent. */
export function curvesOf(points: Report['equity']): Curves {
  const curves: Curves = { equity: [], drawdown: [], benchmark: null };
  const benchmark: Point[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const point of points) {
    const time = secondsOf(point.time);
    if (!(time > last)) continue;
    last = time;
    curves.equity.push({ time, value: point.equity ?? null });
    curves.drawdown.push({ time, value: below(point.drawdown ?? 0) });
    if (point.benchmark != null) benchmark.push({ time, value: point.benchmark });
  }
  return { ...curves, benchmark: benchmark.length > 0 ? benchmark : null };
}

/** The Sharpe ratio of the last 90 days, day by day; before there are as many, nothing. */
export function rollingOf(ratios: Report['rollingSharpe']): Point[] {
  const points = ratios.map(({ day, value }) => ({ time: secondsOf(day), value: value ?? null }));
  return points.filter(({ time }) => !Number.isNaN(time));
}

// Zero has no minus.
const below = (fraction: number): number => (fraction === 0 ? 0 : -fraction * percent);

export interface Year {
  year: number;
  /** January to December; null where the run was not. */
  months: (number | null)[];
  total: number | null;
}

const monthsOfYear = 12;

/** Months in rows of years; the year's figure compounds its months. */
export function yearsOf(months: Report['monthlyReturns']): Year[] {
  const years = new Map<number, Year>();
  for (const { year, month, return: value } of months) {
    const row = years.get(year) ?? {
      year,
      months: Array<number | null>(monthsOfYear).fill(null),
      total: null,
    };
    row.months[month - 1] = value;
    if (value !== null) row.total = (1 + (row.total ?? 0)) * (1 + value) - 1;
    years.set(year, row);
  }
  return [...years.values()].sort((left, right) => left.year - right.year);
}
