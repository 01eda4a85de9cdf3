/** What the address may hold: a kind, and its parameters in brackets. The program says whether they are right. */
const form = /^[a-z][a-z0-9_]*(\([A-Za-z0-9_.,-]+\))?$/;
const separator = ';';

/** More than these cannot be told apart. */
export const most = 6;

export const usualOverlays = 'sma(10);sma(50)';

/** The indicators over the chart, as conditions write them: `sma(20)`, `macd(12,26,9)`. */
export function parseOverlays(text: string): string[] {
  return [...new Set(text.split(separator).filter((part) => form.test(part)))].slice(0, most);
}

export const formatOverlays = (indicators: readonly string[]): string => indicators.join(separator);

export const kindNameOf = (indicator: string): string => indicator.split('(')[0] ?? indicator;
