import { expect, it } from 'vitest';
import { checkParameter } from '../components/parameters';
import { digitsFor, isOverBars, overlaysOf, parametersOf, specOf, type IndicatorKind } from './indicators';

const kind = {
  name: 'bands',
  title: 'Bands',
  fields: [
    { name: 'middle', scale: 'price', description: 'mean' },
    { name: 'width', scale: 'ratio', description: 'share' },
    { name: 'place', scale: 'ratio', description: 'share' },
  ],
  parameters: [
    { name: 'period', type: 'integer', default: '20', min: 1, max: 10_000, description: 'bars' },
    { name: 'increment', type: 'number', default: '1E-09', min: 1e-9, max: 1, description: 'least step' },
    { name: 'source', type: 'choice', default: 'close', allowed: ['close', 'hl2'], description: 'price' },
  ],
} as unknown as IndicatorKind;

it('offers a form whose defaults may stand', () => {
  const parameters = parametersOf(kind);
  expect(parameters.map(({ type }) => type)).toEqual(['int', 'decimal', 'enum']);
  expect(parameters[1]).toMatchObject({ default: '0.000000001', min: '0.000000001' });
  for (const parameter of parameters) expect(checkParameter(parameter, parameter.default)).toBeNull();
});

it('writes a spec as the program does, with choices only where they differ', () => {
  expect(specOf(kind, {})).toBe('bands(20,0.000000001)');
  expect(specOf(kind, { period: '50', source: 'hl2' })).toBe('bands(50,0.000000001,hl2)');
  expect(specOf({ ...kind, parameters: [] }, {})).toBe('bands');
});

it('asks for the instrument that a kind compares with, and begins with the one of its example', () => {
  const pair = {
    ...kind,
    name: 'correlation',
    spec: 'correlation(sim:BRAVO-USD,500)',
    parameters: [
      { name: 'reference', type: 'instrument', default: '', description: 'instrument to compare with' },
      { name: 'period', type: 'integer', default: '500', min: 100, max: 10_000, description: 'pairs' },
    ],
  } as unknown as IndicatorKind;
  const [reference] = parametersOf(pair);
  expect(specOf(pair, {})).toBe(pair.spec);
  expect(specOf(pair, { reference: ' binance:BTCUSDT ' })).toBe('correlation(binance:BTCUSDT,500)');
  expect(reference && checkParameter(reference, 'BTC')).toBe('Enter an instrument, like sim:BRAVO-USD.');
  expect(reference && checkParameter(reference, 'sim:EUR/USD')).toBeNull();
});

it('draws prices over the candles and the rest under them, one pane a scale', () => {
  const rows = [
    { time: '2026-01-01T00:00:00Z', values: [null, null, null] },
    { time: '2026-01-01T00:01:00Z', values: [100, 0.012, 0.5] },
  ];
  const lines = overlaysOf(kind, 'bands(20)', rows);
  expect(lines.map(({ name, pane, group }) => [name, pane, group])).toEqual([
    ['bands(20) middle', 'price', undefined],
    ['bands(20) width', 'own', 'bands(20) ratio'],
    ['bands(20) place', 'own', 'bands(20) ratio'],
  ]);
  expect(lines[0]?.points.map(({ value }) => value)).toEqual([null, 100]);
  expect(overlaysOf(kind, 'bands', rows, 1_767_225_660)[0]?.points).toHaveLength(1);
});

it('knows what bars are enough for', () => {
  expect(isOverBars({ ...kind, needs: ['bars', 'volume'] })).toBe(true);
  expect(isOverBars({ ...kind, needs: ['trades'] })).toBe(false);
});

it('shows as many digits as a value needs', () => {
  expect([0, 0.0012, 0.5, 55, 12_345].map(digitsFor)).toEqual([2, 6, 4, 2, 0]);
});
