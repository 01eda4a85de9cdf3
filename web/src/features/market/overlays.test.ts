import { expect, it } from 'vitest';
import { formatOverlays, kindNameOf, parseOverlays } from './overlays';

it('reads what it writes', () => {
  expect(formatOverlays(parseOverlays('sma(10);macd(12,26,9);obv'))).toBe('sma(10);macd(12,26,9);obv');
});

it('leaves out what is no indicator, twice the same, and what is too many', () => {
  expect(parseOverlays('sma(5);sma(5);<b>;sma(;;ema(2,hl2)')).toEqual(['sma(5)', 'ema(2,hl2)']);
  expect(parseOverlays('a;b;c;d;e;f;g;h')).toHaveLength(6);
});

it('knows the kind of an indicator', () => {
  expect(['macd(12,26,9)', 'obv'].map(kindNameOf)).toEqual(['macd', 'obv']);
});
