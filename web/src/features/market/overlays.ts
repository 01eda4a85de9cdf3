/** An indicator over the chart; in the address it is `sma.20`. */
export interface Indicator {
  kind: IndicatorKind;
  period: number;
}

export type IndicatorKind = keyof typeof indicatorKinds;

/** Those in the price's own units lie over the candles, the others under them. */
export const indicatorKinds = {
  sma: { name: 'SMA', pane: 'price', period: 20 },
  ema: { name: 'EMA', pane: 'price', period: 20 },
  rsi: { name: 'RSI', pane: 'own', period: 14 },
  atr: { name: 'ATR', pane: 'own', period: 14 },
} as const;

const longestPeriod = 5_000;
const most = 6;

export const usualOverlays = 'sma.10,sma.50';

const isKind = (text: string): text is IndicatorKind => Object.hasOwn(indicatorKinds, text);

export function parseOverlays(text: string): Indicator[] {
  const found: Indicator[] = [];
  for (const part of text.split(',')) {
    const [kind = '', digits = ''] = part.split('.');
    const period = Number(digits);
    if (!isKind(kind) || !isPeriod(period)) continue;
    if (!found.some((one) => one.kind === kind && one.period === period)) found.push({ kind, period });
  }
  return found.slice(0, most);
}

export const isPeriod = (period: number): boolean =>
  Number.isInteger(period) && period >= 1 && period <= longestPeriod;

export const idOf = ({ kind, period }: Indicator): string => `${kind}.${period}`;

export const nameOf = ({ kind, period }: Indicator): string => `${indicatorKinds[kind].name} ${period}`;

export const formatOverlays = (indicators: readonly Indicator[]): string => indicators.map(idOf).join(',');
