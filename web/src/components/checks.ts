import type { Schemas } from '../api/client';
import { compare, decimal, formatDecimal, formatPercent, type DecimalString } from '../lib/decimal';

/** One line of a verdict as the API tells it. */
export type Check = Schemas['CheckView'];

type Unit = 'fraction' | 'count' | 'money' | 'ratio';

interface Rule {
  unit: Unit;
  /** How the value must stand to the limit for the check to pass. */
  bound: '<' | '≤' | '≥';
}

/** What each check counts in and how it compares; those of yes or no are not here. */
const rules: Readonly<Record<string, Rule>> = {
  'risk.drawdown': { unit: 'fraction', bound: '<' },
  'risk.open_positions': { unit: 'count', bound: '<' },
  'risk.correlation': { unit: 'count', bound: '≤' },
  'risk.entries_per_day': { unit: 'count', bound: '<' },
  'risk.entries_per_hour': { unit: 'count', bound: '<' },
  'risk.min_balance': { unit: 'money', bound: '≥' },
  'risk.leverage': { unit: 'ratio', bound: '≤' },
  'risk.lots': { unit: 'ratio', bound: '≤' },
  'risk.position_size': { unit: 'fraction', bound: '≤' },
  'risk.risk_per_trade': { unit: 'fraction', bound: '≤' },
  'risk.exposure': { unit: 'fraction', bound: '≤' },
  'risk.margin': { unit: 'fraction', bound: '≤' },
  'risk.heat': { unit: 'fraction', bound: '≤' },
  'risk.reward_risk': { unit: 'ratio', bound: '≥' },
  'risk.strategy_count': { unit: 'count', bound: '≤' },
  'risk.strategy_exposure': { unit: 'fraction', bound: '≤' },
  'risk.strategy_daily_loss': { unit: 'fraction', bound: '<' },
  'risk.strategy_disabled': { unit: 'count', bound: '<' },
  'risk.daily_loss': { unit: 'fraction', bound: '<' },
};

const usualDigits = 2;
const fineDigits = 6;

/** Value and limit in the check's unit; a difference that two digits would hide gets more of them. */
export function measured(check: Check, currency: string): { value: string; limit: string } {
  const rule = rules[check.code];
  const value = check.value == null ? null : decimal(check.value);
  const limit = check.limit == null ? null : decimal(check.limit);
  const show = (one: DecimalString | null, digits: number) =>
    one === null ? '–' : rule ? inUnit(one, rule.unit, digits, currency) : formatDecimal(one);
  const isHidden =
    value !== null &&
    limit !== null &&
    compare(value, limit) !== 0 &&
    show(value, usualDigits) === show(limit, usualDigits);
  const digits = isHidden ? fineDigits : usualDigits;
  const bound = limit !== null && rule ? `${rule.bound} ` : '';
  return { value: show(value, digits), limit: bound + show(limit, digits) };
}

/** Why an order was refused, in the units of the first check that failed; the gate's own words where none did. */
export function refusalText(checks: readonly Check[], currency: string, text: string): string {
  const failed = checks.find((check) => check.result === 'fail');
  if (failed?.value == null || failed.limit == null) return text;
  const { value, limit } = measured(failed, currency);
  return `${failed.name}: ${value}, and must be ${limit}`;
}

function inUnit(value: DecimalString, unit: Unit, digits: number, currency: string): string {
  switch (unit) {
    case 'fraction':
      return formatPercent(value, { digits });
    case 'money':
      return `${formatDecimal(value, { digits })} ${currency}`;
    case 'ratio':
      return formatDecimal(value, { digits });
    case 'count':
      return formatDecimal(value);
  }
}
