import { expect, it } from 'vitest';
import { firstSteps } from './checklist';

const done = (steps: ReturnType<typeof firstSteps>) => steps.map((step) => step.isDone);

it('ticks off what has been done, in any order', () => {
  expect(done(firstSteps({ bots: 0, isAutonomous: true, backtests: 0 }))).toEqual([false, true, false]);
  expect(done(firstSteps({ bots: 2, isAutonomous: false, backtests: 1 }))).toEqual([true, false, true]);
});

it('asks for no backtest while nobody knows whether there was one', () => {
  expect(firstSteps({ bots: 0, isAutonomous: false, backtests: null })).toHaveLength(2);
});
