import { describe, expect, it } from 'vitest';
import type { Entry } from './api';
import { chainOf, csvHeader, csvRow, isFactOf, sentence } from './entry';

const time = '2026-01-02T03:04:05Z';

const fill: Entry = {
  kind: 'fill',
  id: 'sim:ALPHA-USD|V7',
  time,
  instrumentId: 'sim:ALPHA-USD',
  fill: {
    venueFillId: 'V7',
    instrumentId: 'sim:ALPHA-USD',
    intentNumber: 4,
    side: 'buy',
    price: '100.5',
    quantity: '2',
    fee: '0.0804',
    isMaker: false,
    time,
    botName: 'Crosser, the first',
  },
};

const fact = (type: string, payload: unknown): Entry => ({
  kind: 'event',
  id: '9',
  time,
  event: { sequence: 9, time, type, text: 'Equity 10000', payload, hash: 'ab' },
});

it('says what happened in one sentence', () => {
  expect(sentence(fill, () => 2)).toBe('Bought 2 at 100.50');
  expect(sentence(fact('EquityMarked', {}), () => 2)).toBe('Equity 10000');
});

describe('chainOf', () => {
  it('leads from a fill to its order', () => expect(chainOf(fill)).toEqual({ intent: 4 }));

  it('has none for a fact', () => expect(chainOf(fact('ModeChanged', {}))).toBeNull());
});

describe('isFactOf', () => {
  const written = { fill: { venueFillId: 'V7', instrumentId: 'sim:ALPHA-USD' } };

  it('finds the fact that wrote a fill down', () =>
    expect(isFactOf(fill, fact('FillBooked', written))).toBe(true));

  it.each([
    ['FillBooked', { fill: { venueFillId: 'V8', instrumentId: 'sim:ALPHA-USD' } }],
    ['FillBooked', { fill: { venueFillId: 'V7', instrumentId: 'sim:BRAVO-USD' } }],
    ['OrderIntended', { ticket: { intentNumber: 4 } }],
    ['DayBegan', written],
  ])('is not misled by %s %j', (type, payload) => expect(isFactOf(fill, fact(type, payload))).toBe(false));
});

it('exports a column for each heading, as delivered', () => {
  const row = csvRow(fill);
  expect(row).toHaveLength(csvHeader.length);
  expect(row.slice(4, 8)).toEqual(['Crosser, the first', 'buy', '2', '100.5']);
  expect(csvRow(fact('EquityMarked', {})).at(-1)).toBe('ab');
});
