import type { Candle, FillMarker, PriceMark } from '../../components/charts/model';
import { counted } from '../../lib/words';
import type { Report } from './api';

export type Trade = Report['trades'][number];

/** More markers than this are a smear, not a chart. */
export const mostMarked = 1_000;

const millisecond = 1_000;

/** Bars of the strategy before and after a trade, at least. */
const leastBars = 60;

const unitMs: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

const secondsOf = (time: string) => Math.floor(Date.parse(time) / millisecond);

/** The market of an instrument over the run, as coarse as the report keeps it. */
export function priceOf(report: Report, instrument: string): Candle[] {
  const curve = report.instruments?.find((part) => part.rules.id === instrument)?.price ?? report.price;
  const candles: Candle[] = [];
  for (const { time, low = 0, high = 0, last = 0 } of curve) {
    const at = secondsOf(time ?? '');
    const open = candles.at(-1)?.close ?? last;
    if (!(at > (candles.at(-1)?.time ?? Number.NEGATIVE_INFINITY))) continue;
    candles.push({
      time: at,
      open,
      high: Math.max(open, high),
      low: Math.min(open, low),
      close: last,
      isFinal: true,
    });
  }
  return candles;
}

export function tradesOn(report: Report, instrument: string): Trade[] {
  const isOne = (report.instruments?.length ?? 1) < 2;
  return report.trades.filter((trade) => isOne || trade.instrumentId === instrument);
}

/** Where trades began and ended. */
export function markersOf(trades: readonly Trade[]): FillMarker[] {
  return trades.slice(0, mostMarked).flatMap((trade) => {
    const isLong = trade.side === 'long';
    return [
      {
        id: `${trade.number}.in`,
        time: secondsOf(trade.entryTime),
        price: Number(trade.entryPrice),
        side: isLong ? ('buy' as const) : ('sell' as const),
        text: '',
      },
      {
        id: `${trade.number}.out`,
        time: secondsOf(trade.exitTime),
        price: Number(trade.exitPrice),
        side: isLong ? ('sell' as const) : ('buy' as const),
        text: '',
      },
    ];
  });
}

/** The prices one trade was about. */
export function linesOf(trade: Trade): PriceMark[] {
  const lines: PriceMark[] = [
    { id: 'entry', price: Number(trade.entryPrice), title: 'entry', kind: 'entry' },
    { id: 'exit', price: Number(trade.exitPrice), title: 'exit', kind: 'order' },
  ];
  if (trade.initialStop !== null)
    lines.push({ id: 'stop', price: Number(trade.initialStop), title: 'first stop', kind: 'stop' });
  return lines;
}

export interface Span {
  from: string;
  to: string;
}

/** The time around a trade that shows what led to it and what came after: as long as it lasted, on both sides. */
export function spanOf(trade: Trade, timeframe: string): Span {
  const [entry, exit] = [Date.parse(trade.entryTime), Date.parse(trade.exitTime)];
  const margin = Math.max(leastBars * lengthOf(timeframe), exit - entry);
  return { from: new Date(entry - margin).toISOString(), to: new Date(exit + margin).toISOString() };
}

/** Milliseconds of a bar: `15m` is 900,000. */
function lengthOf(timeframe: string): number {
  return Number.parseInt(timeframe, 10) * (unitMs[timeframe.slice(-1)] ?? 0);
}

/** The name of the dataset an instrument's bars came from; null where they were made and not kept. */
export function datasetOf(report: Report, instrument: string): string | null {
  const data = report.instruments?.find((part) => part.rules.id === instrument)?.data ?? report.data;
  return data.kind === 'dataset' ? data.name : null;
}

/** What a marker cap leaves out, in words; null when nothing. */
export function leftOut(trades: readonly Trade[]): string | null {
  const rest = trades.length - mostMarked;
  return rest > 0 ? `The last ${counted(rest, 'trade')} are not drawn.` : null;
}
