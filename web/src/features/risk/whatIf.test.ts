import { describe, expect, it } from 'vitest';
import { boundText, checkWhatIf, emptyWhatIf, isSize, toWhatIf } from './whatIf';

const draft = { ...emptyWhatIf, instrumentId: 'sim:ALPHA-USD', quantity: '1,5', stopLoss: '99.5' };

describe('checkWhatIf', () => {
  it('asks for size and stop', () => {
    expect(Object.keys(checkWhatIf(emptyWhatIf))).toEqual(['quantity', 'stopLoss']);
  });

  it('names what is no number beside its field', () => {
    expect(checkWhatIf({ ...draft, takeProfit: 'moon' })).toEqual({
      takeProfit: 'Enter a number such as 1000.50.',
    });
  });

  it('leaves the judgement of numbers to the gate', () => {
    expect(checkWhatIf({ ...draft, quantity: '-1', entryPrice: '0' })).toEqual({});
  });
});

it('sends what was typed as decimals, and a market order without a price', () => {
  expect(toWhatIf('a', draft)).toEqual({
    accountId: 'a',
    instrumentId: 'sim:ALPHA-USD',
    side: 'long',
    quantity: '1.5',
    stopLoss: '99.5',
  });
  expect(toWhatIf('a', { ...draft, entryPrice: '100', takeProfit: '103' })).toMatchObject({
    entryPrice: '100',
    takeProfit: '103',
  });
});

it('knows a size from none, and names bounds it never heard of', () => {
  expect([isSize('0.00'), isSize('0.01'), isSize('')]).toEqual([false, true, false]);
  expect(boundText('new_bound')).toBe('new bound');
});
