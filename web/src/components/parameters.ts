import { compare, decimal, isDecimal, parseTyped } from '../lib/decimal';

/** How a strategy describes one of its parameters. Numbers are text: they may be decimals. */
export interface Parameter {
  name: string;
  type: 'int' | 'decimal' | 'bool' | 'enum' | 'instrument';
  default: string;
  min?: string | null;
  max?: string | null;
  step?: string | null;
  description: string;
  allowed?: readonly string[] | null;
}

const instrumentForm = /^[a-z0-9-]{1,24}:[A-Za-z0-9._/-]{1,40}$/;

/** The same rule the server holds, told early; null when the value may stand. */
export function checkParameter(parameter: Parameter, text: string): string | null {
  if (parameter.type === 'enum')
    return parameter.allowed?.includes(text)
      ? null
      : `Choose one of ${(parameter.allowed ?? []).join(', ')}.`;
  if (parameter.type === 'bool') return text === 'true' || text === 'false' ? null : 'Choose true or false.';
  if (parameter.type === 'instrument')
    return instrumentForm.test(text.trim()) ? null : 'Enter an instrument, like sim:BRAVO-USD.';
  const value = parseTyped(text);
  if (value === null) return 'Enter a number.';
  if (parameter.type === 'int' && value.includes('.')) return 'Enter a whole number.';
  const { min, max } = parameter;
  const isLow = min != null && isDecimal(min) && compare(value, min) < 0;
  const isHigh = max != null && isDecimal(max) && compare(value, max) > 0;
  return isLow || isHigh ? `Allowed: ${rangeOf(parameter)}` : null;
}

export function rangeOf({ min, max }: Parameter): string {
  if (min != null && max != null) return `${min} to ${max}.`;
  if (min != null) return `At least ${min}.`;
  return max == null ? '' : `At most ${max}.`;
}

/** What is sent: the digits of numbers in the form the API reads. */
export function toWire(parameter: Parameter, text: string): string {
  if (parameter.type === 'instrument') return text.trim();
  return parameter.type === 'int' || parameter.type === 'decimal' ? (parseTyped(text) ?? text) : text;
}

/** Said as they are written, not as words. */
const shortNames = new Map(
  ['ATR', 'EMA', 'SMA', 'RSI', 'ADX', 'FVG', 'LVN', 'POC', 'OTE', 'R'].map((name) => [
    name.toLowerCase(),
    name,
  ]),
);

/** A parameter's name as the label of a field: `stopAtr` is "Stop ATR". */
export function labelOf(name: string): string {
  const parts = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(' ');
  const text = parts.map((part) => shortNames.get(part) ?? part).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What is wrong with a number that may be left empty. */
export function rangeProblem(text: string, least: string, most: string): string | undefined {
  if (text.trim() === '') return undefined;
  const value = parseTyped(text);
  const isRight = value !== null && compare(value, decimal(least)) >= 0 && compare(value, decimal(most)) <= 0;
  return isRight ? undefined : `Enter ${least} to ${most}.`;
}
