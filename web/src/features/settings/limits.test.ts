import { expect, it } from 'vitest';
import type { Schemas } from '../../api/client';
import { limitRows } from './limits';

const constants: Schemas['GetConstantsAnswer'] = {
  maxRiskPerTradeFraction: '0.02',
  maxDailyLossFraction: '0.05',
  emergencyDrawdownFraction: '0.15',
  maxOpenPositions: 10,
  maxEntriesPerDay: 20,
  maxEntriesPerHour: 5,
  minRewardRisk: '1.5',
  maxFxLots: '1.0',
  maxPositionFraction: '0.10',
  maxCryptoPositionFraction: '0.35',
  maxFxLeverage: '10',
  maxPerpetualLongLeverage: '5',
  maxPerpetualShortLeverage: '3',
  maxSpotLeverage: '1',
  minAccountBalance: '1000',
  maxActiveStrategies: 4,
  maxCorrelatedPositions: 3,
  correlationThreshold: '0.7',
  maxGrossExposureFraction: '0.95',
  maxMarginUseFraction: '0.80',
  maxPortfolioHeatFraction: '0.15',
  strategyDisableAfterLosses: 5,
  maxGroupStopFraction: '0.15',
};
const state = { equity: '10000', peakEquity: '12000', dayStartEquity: '11000' };
const limit = (name: string, value: string) => ({ name, limit: value }) as Schemas['LimitView'];

function rows(limits: Schemas['LimitView'][]) {
  const known = limitRows(constants, limits, state, 'USD');
  return (name: string) => known.find((row) => row.name === name);
}

it('takes shares of what each limit is measured against', () => {
  const row = rows([limit('dailyLoss', '0.05'), limit('drawdown', '0.15')]);
  expect(row('maxDailyLossFraction')?.inMoney).toBe("550.00 USD below the day's start");
  expect(row('emergencyDrawdownFraction')?.inMoney).toBe('1\u202f800.00 USD below the peak');
});

it('counts in money what is in force, not what is compiled in', () => {
  const risk = rows([limit('riskPerTrade', '0.005')])('maxRiskPerTradeFraction');
  expect(risk).toMatchObject({ hard: '2.00 %', inForce: '0.50 %' });
  expect(risk?.inMoney).toBe('50.00 USD lost at the stop, fees included');
});

it('invents no limit of the account, and no money where there is none', () => {
  expect(rows([])('minRewardRisk')).toMatchObject({ hard: '1.5', inForce: null, inMoney: null });
  expect(rows([])('maxOpenPositions')).toMatchObject({ hard: '10', inMoney: null });
});

it('shows every constant that the program has, once', () => {
  const names = limitRows(constants, [], state, 'USD').map((row) => row.name);
  expect(names.toSorted()).toEqual(Object.keys(constants).toSorted());
});
