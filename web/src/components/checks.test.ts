import { describe, expect, it } from 'vitest';
import { measured, refusalText, type Check } from './checks';

const check = (code: string, value: string | null, limit: string | null): Check => ({
  number: '1',
  name: 'A check',
  code,
  result: 'pass',
  value,
  limit,
});

describe('measured', () => {
  it.each([
    ['risk.drawdown', '0.0385', '0.15', '3.85 %', '< 15.00 %'],
    ['risk.open_positions', '2', '10', '2', '< 10'],
    ['risk.correlation', '3', '3', '3', '≤ 3'],
    ['risk.min_balance', '10000', '1000', '10\u202f000.00 USD', '≥ 1\u202f000.00 USD'],
    ['risk.reward_risk', '1.4', '1.5', '1.40', '≥ 1.50'],
  ])('%s tells %s of %s in its unit', (code, value, limit, ...[shown, bound]) => {
    expect(measured(check(code, value, limit), 'USD')).toEqual({ value: shown, limit: bound });
  });

  it('shows as many digits as the difference needs', () => {
    expect(measured(check('risk.risk_per_trade', '0.0200001', '0.02'), 'USD')).toEqual({
      value: '2.000010 %',
      limit: '≤ 2.000000 %',
    });
  });

  it('has nothing to measure in a question of yes or no', () => {
    expect(measured(check('risk.emergency_shutdown', null, null), 'USD')).toEqual({ value: '–', limit: '–' });
  });
});

it('says in its unit why an order was refused', () => {
  const passed = check('risk.drawdown', '0.01', '0.15');
  const failed: Check = { ...check('risk.position_size', '0.4', '0.35'), result: 'fail' };
  expect(refusalText([passed, failed], 'USD', 'raw')).toBe('A check: 40.00 %, and must be ≤ 35.00 %');
  expect(refusalText([{ ...check('risk.halted', null, null), result: 'fail' }], 'USD', 'raw')).toBe('raw');
});
