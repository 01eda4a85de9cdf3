import { expect, test } from 'vitest';
import { feeTexts, type Fee } from './fees';

const told: Fee = {
  instrumentId: 'binance-usdm:BTCUSDT',
  makerFraction: '0.00018',
  takerFraction: '0.00045',
  perLot: null,
  source: 'venue',
  toldAt: '2026-01-05T10:00:00Z',
};

test('equal fees are told once, each with who says so', () => {
  const usual: Fee = { ...told, instrumentId: 'binance-usdm:NEWUSDT', source: 'usual', toldAt: null };
  const text = '0.018 % maker, 0.045 % taker';
  expect(feeTexts([told, { ...told, instrumentId: 'binance-usdm:ETHUSDT' }, usual])).toEqual([
    { text, source: 'as the venue told', toldAt: told.toldAt },
    { text, source: 'the usual there, the venue has not told', toldAt: null },
  ]);
});

test('a rebate is below zero, one rate for both is said once, currencies cost money a lot', () => {
  const textOf = (fee: Partial<Fee>) => feeTexts([{ ...told, ...fee }])[0]?.text;
  expect(textOf({ makerFraction: '-0.00005' })).toBe('−0.005 % maker, 0.045 % taker');
  expect(textOf({ makerFraction: '0.001', takerFraction: '0.001' })).toBe('0.100 %');
  expect(textOf({ makerFraction: null, takerFraction: null, perLot: '7' })).toBe('7.00 a lot');
});

test('no instruments, no fees', () => {
  expect(feeTexts([])).toEqual([]);
});
