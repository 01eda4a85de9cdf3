import { expect, test } from 'vitest';
import { checkSimulation, draftOf, toRequest } from './simulation';

const usual = {
  commissionPerLot: '7',
  feeFraction: '0.001',
  slippagePips: '0.5',
  latencyMs: 100,
  fillProbability: '0.98',
};

test('shares are typed in percent and come back as they were', () => {
  const draft = draftOf(usual);
  expect([draft.feeFraction, draft.fillProbability, draft.latencyMs]).toEqual(['0.1', '98', '100']);
  expect(checkSimulation(draft)).toEqual({});
  expect(toRequest(draft)).toEqual(usual);
});

test('what the server would refuse is told before', () => {
  const draft = {
    commissionPerLot: '50.01',
    feeFraction: '5.1',
    slippagePips: '-1',
    latencyMs: '10.5',
    fillProbability: '',
  };
  expect(Object.keys(checkSimulation(draft)).sort()).toEqual([
    'commissionPerLot',
    'feeFraction',
    'fillProbability',
    'latencyMs',
    'slippagePips',
  ]);
});
