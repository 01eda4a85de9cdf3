import { expect, it } from 'vitest';
import { formatOverlays, indicatorTopic, kindNameOf, parseOverlays, withValue } from './overlays';

it('reads what it writes', () => {
  expect(formatOverlays(parseOverlays('sma(10);macd(12,26,9);obv'))).toBe('sma(10);macd(12,26,9);obv');
});

it('leaves out what is no indicator, twice the same, and what is too many', () => {
  expect(parseOverlays('sma(5);sma(5);<b>;sma(;;ema(2,hl2)')).toEqual(['sma(5)', 'ema(2,hl2)']);
  expect(parseOverlays('a;b;c;d;e;f;g;h')).toHaveLength(6);
});

it('names an instrument where a kind compares with one', () => {
  expect(parseOverlays('correlation(sim:EUR/USD,500)')).toEqual(['correlation(sim:EUR/USD,500)']);
});

it('takes what it is told of a bar behind what it knows, once', () => {
  const at = (minute: number, value: number | null) => ({
    time: `2026-01-01T00:0${minute}:00Z`,
    value,
    values: [value],
  });
  const told = { ...at(2, 7), indicator: 'sma(3)' };
  expect(withValue([at(1, 5)], told, 5)).toEqual([at(1, 5), at(2, 7)]);
  expect(withValue([at(1, 5), at(2, 6)], told, 5)).toEqual([at(1, 5), at(2, 7)]);
  expect(withValue([at(0, null), at(1, 5)], told, 2)).toEqual([at(1, 5), at(2, 7)]);
  expect(indicatorTopic('sma(3)', { instrument: 'sim:A-USD', interval: '5m' })).toBe(
    'indicator_updated:sma(3)|5m|sim:A-USD',
  );
});

it('knows the kind of an indicator', () => {
  expect(['macd(12,26,9)', 'obv'].map(kindNameOf)).toEqual(['macd', 'obv']);
});
