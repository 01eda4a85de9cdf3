/**
 * Money, prices and quantities travel as decimal strings and stay strings: a binary number would change digits that
 * an account holds. Everything here works on the digits.
 */
export type DecimalString = string & { readonly __brand: 'decimal' };

const pattern = /^(-?)(\d+)(?:\.(\d+))?$/;

interface Parts {
  negative: boolean;
  whole: string;
  fraction: string;
}

function split(value: DecimalString): Parts {
  const match = pattern.exec(value);
  if (!match) throw new RangeError(`"${value}" is not a decimal`);
  const [, minus = '', whole = '0', fraction = ''] = match;
  return {
    negative: minus === '-' && /[1-9]/.test(whole + fraction),
    whole: whole.replace(/^0+(?=\d)/, ''),
    fraction,
  };
}

export function isDecimal(text: string): text is DecimalString {
  return pattern.test(text);
}

/** For values the program itself wrote; anything else is a bug there, and loud here. */
export function decimal(text: string): DecimalString {
  if (!isDecimal(text)) throw new RangeError(`"${text}" is not a decimal`);
  return text;
}

/** What a person types: one `.` or `,` is the decimal sign, spaces and apostrophes group digits. */
export function parseTyped(text: string): DecimalString | null {
  const bare = text
    .trim()
    .replace(/[\s'’\u00a0\u202f]/g, '')
    .replace(/^\+/, '')
    .replace('\u2212', '-');
  const signs = bare.match(/[.,]/g) ?? [];
  if (signs.length > 1) return null;
  const value = bare
    .replace(',', '.')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.$/, '');
  return isDecimal(value) ? value : null;
}

export function sign(value: DecimalString): -1 | 0 | 1 {
  const { negative, whole, fraction } = split(value);
  if (!/[1-9]/.test(whole + fraction)) return 0;
  return negative ? -1 : 1;
}

export function compare(left: DecimalString, right: DecimalString): -1 | 0 | 1 {
  const [a, b] = aligned(left, right);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Part of a whole in hundredths of a percent, rounded down: exact enough for a bar, and never above the truth. */
export function basisPoints(part: DecimalString, whole: DecimalString): bigint {
  const [a, b] = aligned(part, whole);
  return b === 0n ? 0n : (a * 10_000n) / b;
}

function aligned(left: DecimalString, right: DecimalString): [bigint, bigint] {
  const [a, b] = [split(left), split(right)];
  const digits = Math.max(a.fraction.length, b.fraction.length);
  return [scaled(a, digits), scaled(b, digits)];
}

function scaled({ negative, whole, fraction }: Parts, digits: number): bigint {
  const value = BigInt(whole + fraction.padEnd(digits, '0'));
  return negative ? -value : value;
}

/** Exact: as many digits after the point as both have together. */
export function multiply(left: DecimalString, right: DecimalString): DecimalString {
  const [a, b] = [split(left), split(right)];
  const digits = a.fraction.length + b.fraction.length;
  const product = scaled(a, a.fraction.length) * scaled(b, b.fraction.length);
  const text = (product < 0n ? -product : product).toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return decimal(`${product < 0n ? '-' : ''}${whole}${digits > 0 ? `.${text.slice(-digits)}` : ''}`);
}

export interface DecimalFormat {
  /** Digits after the point: more are cut by rounding half away from zero, fewer are filled with zeros. */
  digits?: number;
  /** Writes `+` before gains; what is lost always carries its minus. */
  signed?: boolean;
}

const minus = '\u2212';

export function formatDecimal(value: DecimalString, { digits, signed = false }: DecimalFormat = {}): string {
  const rounded = digits === undefined ? split(value) : round(split(value), digits);
  const isZero = !/[1-9]/.test(rounded.whole + rounded.fraction);
  const prefix = isZero ? '' : rounded.negative ? minus : signed ? '+' : '';
  return prefix + group(rounded.whole) + (rounded.fraction ? `.${rounded.fraction}` : '');
}

/** A fraction as the API delivers it (0.15) in the percent a person reads (15.00 %). */
export function formatPercent(
  fraction: DecimalString,
  { digits = 2, signed = false }: DecimalFormat = {},
): string {
  const { negative, whole, fraction: tail } = split(fraction);
  const padded = tail.padEnd(2, '0');
  const shifted = `${negative ? '-' : ''}${whole}${padded.slice(0, 2)}.${padded.slice(2) || '0'}`;
  return `${formatDecimal(decimal(shifted), { digits, signed })} %`;
}

function round(parts: Parts, digits: number): Parts {
  if (parts.fraction.length <= digits) return { ...parts, fraction: parts.fraction.padEnd(digits, '0') };
  const up = (parts.fraction[digits] ?? '0') >= '5';
  const kept = BigInt(parts.whole + parts.fraction.slice(0, digits)) + (up ? 1n : 0n);
  const text = kept.toString().padStart(digits + 1, '0');
  return {
    negative: parts.negative,
    whole: text.slice(0, text.length - digits),
    fraction: digits === 0 ? '' : text.slice(-digits),
  };
}

function group(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** How many digits an increment such as 0.01 allows after the point. */
export function digitsOf(increment: DecimalString): number {
  return split(increment).fraction.replace(/0+$/, '').length;
}
