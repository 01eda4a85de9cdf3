import { describe, expect, it } from 'vitest';
import {
  basisPoints,
  compare,
  decimal,
  digitsOf,
  formatDecimal,
  formatPercent,
  multiply,
  parseTyped,
  sign,
} from './decimal';

const space = '\u202f';

describe('formatDecimal', () => {
  it.each([
    ['0', {}, '0'],
    ['1234567.891', {}, `1${space}234${space}567.891`],
    ['-12.5', {}, '\u221212.5'],
    ['-0.00', {}, '0.00'],
    ['12.345', { digits: 2 }, '12.35'],
    ['-0.004', { digits: 2 }, '0.00'],
    ['999.999', { digits: 2 }, `1${space}000.00`],
    ['0.5', { digits: 0 }, '1'],
    ['3', { digits: 2, signed: true }, '+3.00'],
    ['0', { signed: true }, '0'],
    [
      '9007199254740993.123456789012345678',
      {},
      `9${space}007${space}199${space}254${space}740${space}993.123456789012345678`,
    ],
  ] as const)('%s with %o is %s', (value, format, text) => {
    expect(formatDecimal(decimal(value), format)).toBe(text);
  });
});

describe('formatPercent', () => {
  it.each([
    ['0.15', '15.00 %'],
    ['0.0012345', '0.12 %'],
    ['-0.5', '\u221250.00 %'],
    ['1', '100.00 %'],
  ])('%s is %s', (value, text) => {
    expect(formatPercent(decimal(value))).toBe(text);
  });
});

describe('compare and sign', () => {
  it('sees digits that a binary number loses', () => {
    expect(compare(decimal('9007199254740993'), decimal('9007199254740992'))).toBe(1);
    expect(compare(decimal('0.10'), decimal('0.1'))).toBe(0);
    expect(compare(decimal('-2'), decimal('1'))).toBe(-1);
  });

  it('knows that minus zero is zero', () => {
    expect([sign(decimal('-0.00')), sign(decimal('-0.01')), sign(decimal('7'))]).toEqual([0, -1, 1]);
  });
});

describe('parseTyped', () => {
  it.each([
    ['1 000,5', '1000.5'],
    ["1'000.50", '1000.50'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['\u22123', '-3'],
    ['1,000.5', null],
    ['1e3', null],
    ['', null],
    ['abc', null],
  ])('%s becomes %s', (typed, value) => {
    expect(parseTyped(typed)).toBe(value);
  });
});

it('measures a share in basis points, rounded down', () => {
  expect(basisPoints(decimal('1'), decimal('3'))).toBe(3333n);
  expect(basisPoints(decimal('1'), decimal('0'))).toBe(0n);
});

it('reads the digits of an increment', () => {
  expect([digitsOf(decimal('0.01')), digitsOf(decimal('0.0010')), digitsOf(decimal('1'))]).toEqual([2, 3, 0]);
});

it('refuses what is not a decimal', () => {
  expect(() => decimal('1e5')).toThrow(RangeError);
  expect(() => decimal('NaN')).toThrow(RangeError);
});

it.each([
  ['10000', '0.02', '200.00'],
  ['0.1', '0.1', '0.01'],
  ['-12.5', '3', '-37.5'],
  ['99999999999999999999.99', '0.5', '49999999999999999999.995'],
  ['0.000', '-4', '0.000'],
])('multiplies %s by %s without losing a digit', (left, right, product) => {
  expect(multiply(decimal(left), decimal(right))).toBe(product);
});
