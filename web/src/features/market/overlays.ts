import type { Schemas } from '../../api/client';

/** What the address may hold: a kind, and its parameters in brackets. The program says whether they are right. */
const form = /^[a-z][a-z0-9_]*(\([A-Za-z0-9_.,:/-]+\))?$/;
const separator = ';';

/** More than these cannot be told apart. */
export const most = 6;

export const usualOverlays = 'sma(10);sma(50)';

/** The indicators over the chart, as conditions write them: `sma(20)`, `macd(12,26,9)`. */
export function parseOverlays(text: string): string[] {
  return [...new Set(text.split(separator).filter((part) => form.test(part)))].slice(0, most);
}

export const formatOverlays = (indicators: readonly string[]): string => indicators.join(separator);

interface Series {
  instrument: string;
  interval: string;
}

export type Value = Schemas['GetIndicatorValuesIndicatorValue'];

/** What the hub says of an indicator on a bar that ended. */
export type LiveValue = Value & { indicator: string };

export const indicatorTopic = (indicator: string, { instrument, interval }: Series): string =>
  `indicator_updated:${indicator}|${interval}|${instrument}`;

/** The values with one more, or with the one of that bar again; never more than are wanted. */
export function withValue(
  before: readonly Value[],
  { time, value, values }: LiveValue,
  wanted: number,
): Value[] {
  const kept = before.filter((one) => Date.parse(one.time) < Date.parse(time));
  return [...kept, { time, value: value ?? null, values }].slice(-wanted);
}

export const kindNameOf = (indicator: string): string => indicator.split('(')[0] ?? indicator;
