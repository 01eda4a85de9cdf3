import { expect, it } from 'vitest';
import { counted, symbolOf, words } from './words';

it('reads the names of states as words', () => {
  expect(['partially_filled', 'entriesPerDay', 'flat_proven', 'long'].map(words)).toEqual([
    'Partially filled',
    'Entries per day',
    'Flat proven',
    'Long',
  ]);
});

it('names an instrument without its venue', () => {
  expect(symbolOf('sim:ALPHA-USD')).toBe('ALPHA-USD');
  expect(symbolOf('BTCUSDT')).toBe('BTCUSDT');
});

it('counts in singular and plural', () => {
  expect([counted(1, 'trade'), counted(0, 'trade'), counted(2, 'entry', 'entries')]).toEqual([
    '1 trade',
    '0 trades',
    '2 entries',
  ]);
});
