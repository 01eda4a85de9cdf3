import { expect, it } from 'vitest';
import type { IndicatorKind } from '../../lib/indicators';
import { everyFamily, familiesOf, matching, notesOn } from './catalog';

const kind = (name: string, title: string, family: string, part: Partial<IndicatorKind> = {}) =>
  ({
    name,
    title,
    family,
    source: 'textbook',
    fields: [{ name: 'value' }],
    rules: [],
    needs: ['bars'],
    ...part,
  }) as unknown as IndicatorKind;

const kinds: [IndicatorKind, IndicatorKind, IndicatorKind] = [
  kind('ema', 'Exponential moving average', 'averages'),
  kind('macd', 'Moving average convergence divergence', 'momentum', { source: 'Gerald Appel' }),
  kind('obv', 'On-balance volume', 'volume', { needs: ['bars', 'volume'], dependsOnStart: true }),
];

const names = (text: string, family = everyFamily) =>
  matching(kinds, { text, family }).map(({ name }) => name);

it('finds by every word in name, title, field and source', () => {
  expect(names('')).toEqual(['ema', 'macd', 'obv']);
  expect(names('moving average')).toEqual(['ema', 'macd']);
  expect(names('AVERAGE appel')).toEqual(['macd']);
  expect(names('average', 'momentum')).toEqual(['macd']);
  expect(names('nothing')).toEqual([]);
});

it('lists each family once', () => {
  expect(familiesOf([...kinds, ...kinds])).toEqual(['averages', 'momentum', 'volume']);
});

it('warns of what a value depends on', () => {
  expect(notesOn(kinds[0])).toEqual([]);
  expect(notesOn({ ...kinds[2], rules: ['fast must be less than slow'] })).toEqual([
    'Fast must be less than slow.',
    'Needs volume; without it there is no value.',
    'Values depend on the first bar: compare them only with each other.',
  ]);
});
