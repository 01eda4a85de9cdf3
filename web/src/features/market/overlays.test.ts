import { expect, it } from 'vitest';
import { formatOverlays, parseOverlays } from './overlays';

it('reads what it writes', () => {
  expect(formatOverlays(parseOverlays('sma.10,rsi.14'))).toBe('sma.10,rsi.14');
});

it('leaves out what it does not know, twice the same, and no period', () => {
  expect(parseOverlays('macd.9,sma.0,sma.x,sma.5,sma.5,ema.2.5,,toString.3')).toEqual([
    { kind: 'sma', period: 5 },
    { kind: 'ema', period: 2 },
  ]);
});
