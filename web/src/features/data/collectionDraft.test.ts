import { expect, it } from 'vitest';
import { checkCollection, emptyCollection, requestOf } from './collectionDraft';

const draft = {
  ...emptyCollection,
  name: ' day ',
  instruments: 'sim:ALPHA-USD, binance:BTCUSDT sim:ALPHA-USD',
};

it('takes instruments in any usual list, each once', () => {
  expect(checkCollection(draft)).toEqual({});
  expect(requestOf(draft)).toEqual({
    name: 'day',
    instruments: ['sim:ALPHA-USD', 'binance:BTCUSDT'],
    flushSeconds: 1,
  });
  expect(requestOf({ ...draft, minutes: '90' }).durationSeconds).toBe(5_400);
});

it('says what is wrong beside its field', () => {
  expect(Object.keys(checkCollection(emptyCollection))).toEqual(['name', 'instruments']);
  expect(checkCollection({ ...draft, instruments: 'BTCUSDT' }).instruments).toContain('BTCUSDT');
  expect(checkCollection({ ...draft, minutes: '0' }).minutes).toBeDefined();
  expect(checkCollection({ ...draft, flushSeconds: '301' }).flushSeconds).toBeDefined();
  const many = Array.from({ length: 51 }, (_, index) => `sim:S${index}`).join(' ');
  expect(checkCollection({ ...draft, instruments: many }).instruments).toBe('At most 50.');
});
