import { describe, expect, it } from 'vitest';
import { sizingProblem, toFraction, toSizing } from './sizing';

describe('toFraction', () => {
  it.each([
    ['1', '0.01'],
    ['0.5', '0.005'],
    ['2,25', '0.0225'],
    ['100', '1'],
    ['12.5', '0.125'],
    ['0', '0'],
    ['-1', '-0.01'],
  ])('%s %% is %s', (percent, fraction) => {
    expect(toFraction(percent)).toBe(fraction);
  });

  it('leaves what is no number to the check', () => {
    expect(toFraction('much')).toBeNull();
    expect(sizingProblem({ kind: 'riskFraction', value: 'much' })).toBeDefined();
  });
});

it('sends shares as fractions and amounts as they are', () => {
  expect(toSizing({ kind: 'equityFraction', value: '1,5' })).toEqual({
    kind: 'equityFraction',
    value: '0.015',
  });
  expect(toSizing({ kind: 'fixedQuote', value: '250' })).toEqual({ kind: 'fixedQuote', value: '250' });
});
