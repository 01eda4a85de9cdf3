import type { Schemas } from '../api/client';
import { parseTyped, sign } from '../lib/decimal';

/** How large entries are, as typed: percent kinds are typed in percent. */
export interface SizingDraft {
  kind: string;
  value: string;
}

export interface SizingKind {
  value: string;
  text: string;
  unit: '%' | 'money' | 'units';
  hint: string;
  isPercent: boolean;
}

export const usualSizing: SizingDraft = { kind: 'riskFraction', value: '1' };

export const sizingKinds: readonly [SizingKind, ...SizingKind[]] = [
  {
    value: 'riskFraction',
    text: 'Risk a share of equity',
    unit: '%',
    hint: 'Lost when the stop is hit, before slippage. Entries without a stop are refused.',
    isPercent: true,
  },
  {
    value: 'equityFraction',
    text: 'Invest a share of equity',
    unit: '%',
    hint: 'The value of each position.',
    isPercent: true,
  },
  {
    value: 'kelly',
    text: 'Risk what its own trades suggest (Kelly)',
    unit: '%',
    hint: 'A quarter of Kelly from its trades of 90 days; this share until there are 20. Never above the limits.',
    isPercent: true,
  },
  {
    value: 'fixedQuote',
    text: 'Invest a fixed amount',
    unit: 'money',
    hint: 'The value of each position.',
    isPercent: false,
  },
  {
    value: 'fixedQuantity',
    text: 'Trade a fixed quantity',
    unit: 'units',
    hint: 'The size of each position.',
    isPercent: false,
  },
];

export const sizingKindOf = (value: string): SizingKind =>
  sizingKinds.find((kind) => kind.value === value) ?? sizingKinds[0];

/** Percent as typed to the fraction that travels, digit by digit. */
export function toFraction(percent: string): string | null {
  const value = parseTyped(percent);
  if (value === null) return null;
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
  const padded = whole.padStart(3, '0');
  const text = `${padded.slice(0, -2)}.${padded.slice(-2)}${fraction}`
    .replace(/0+$/, '')
    .replace(/\.$/, '')
    .replace(/^0+(?=\d)/, '');
  return value.startsWith('-') ? `-${text}` : text;
}

/** What is wrong with the size, before the server is asked. */
export function sizingProblem({ value }: SizingDraft): string | undefined {
  const size = parseTyped(value);
  return size === null || sign(size) <= 0 ? 'Enter a number above 0.' : undefined;
}

export function toSizing({ kind, value }: SizingDraft): Schemas['SizingView'] {
  const known = sizingKindOf(kind);
  const wire = known.isPercent ? toFraction(value) : parseTyped(value);
  return { kind: known.value, value: wire ?? value };
}
