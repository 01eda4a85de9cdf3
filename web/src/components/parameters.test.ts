import { expect, it } from 'vitest';
import { labelOf } from './parameters';

it('reads names of parameters as words, and what is always short as it is said', () => {
  expect(['fast', 'stopAtr', 'minRewardRisk', 'targetR', 'fvgEntry'].map(labelOf)).toEqual([
    'Fast',
    'Stop ATR',
    'Min reward risk',
    'Target R',
    'FVG entry',
  ]);
});
