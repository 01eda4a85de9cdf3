import type { Schemas } from '../../api/client';
import { decimal, formatDecimal, formatPercent, multiply, type DecimalString } from '../../lib/decimal';

type Constants = Schemas['GetConstantsAnswer'];
type State = Pick<Schemas['RiskStateView'], 'equity' | 'peakEquity' | 'dayStartEquity'>;

export interface LimitRow {
  name: string;
  title: string;
  hard: string;
  /** The limit in force; null where the account counts none of its own. */
  inForce: string | null;
  /** What the limit in force means in money now. */
  inMoney: string | null;
}

interface Kind {
  title: string;
  unit: 'share' | 'count' | 'ratio' | 'money';
  /** The name of the account's own limit. */
  own?: string;
  /** Shares are taken of this equity. */
  of?: keyof State;
  /** Tells what the money is. */
  said?: string;
}

/** In the order of the gate's checks; of a name that stands here and not in the constants, the compiler speaks. */
const kinds: Record<keyof Constants, Kind> = {
  emergencyDrawdownFraction: {
    title: 'Drawdown to emergency shutdown',
    unit: 'share',
    own: 'drawdown',
    of: 'peakEquity',
    said: 'below the peak',
  },
  maxOpenPositions: { title: 'Open positions', unit: 'count', own: 'openPositions' },
  maxCorrelatedPositions: { title: 'Correlated positions', unit: 'count', own: 'correlatedPositions' },
  correlationThreshold: { title: 'Correlated from', unit: 'ratio' },
  maxEntriesPerDay: { title: 'Entries a day', unit: 'count', own: 'entriesPerDay' },
  maxEntriesPerHour: { title: 'Entries in 60 minutes', unit: 'count', own: 'entriesPerHour' },
  minAccountBalance: { title: 'Least equity for entries', unit: 'money', own: 'minBalance' },
  maxRiskPerTradeFraction: {
    title: 'Risk a trade',
    unit: 'share',
    own: 'riskPerTrade',
    of: 'equity',
    said: 'lost at the stop, fees included',
  },
  maxCryptoPositionFraction: {
    title: 'One crypto position',
    unit: 'share',
    own: 'positionSize',
    of: 'equity',
    said: 'committed',
  },
  maxPositionFraction: { title: 'One FX or equity position', unit: 'share', of: 'equity', said: 'committed' },
  maxFxLots: { title: 'Lots of one FX position', unit: 'ratio' },
  maxSpotLeverage: { title: 'Leverage, spot and equity', unit: 'ratio' },
  maxFxLeverage: { title: 'Leverage, FX', unit: 'ratio' },
  maxPerpetualLongLeverage: { title: 'Leverage, perpetual long', unit: 'ratio' },
  maxPerpetualShortLeverage: { title: 'Leverage, perpetual short', unit: 'ratio' },
  maxGrossExposureFraction: {
    title: 'All positions',
    unit: 'share',
    own: 'exposure',
    of: 'equity',
    said: 'committed',
  },
  maxMarginUseFraction: {
    title: 'Margin in use',
    unit: 'share',
    own: 'marginUse',
    of: 'equity',
    said: 'margin',
  },
  maxPortfolioHeatFraction: {
    title: 'Portfolio heat',
    unit: 'share',
    own: 'heat',
    of: 'equity',
    said: 'lost if every stop is hit',
  },
  minRewardRisk: { title: 'Reward for each unit of risk, at least', unit: 'ratio' },
  maxActiveStrategies: { title: 'Active bots', unit: 'count', own: 'activeStrategies' },
  strategyDisableAfterLosses: { title: 'Losses in a row that disable a bot', unit: 'count' },
  maxGroupStopFraction: { title: 'Stop of a group, of its capital', unit: 'share' },
  maxDailyLossFraction: {
    title: 'Daily loss',
    unit: 'share',
    own: 'dailyLoss',
    of: 'dayStartEquity',
    said: "below the day's start",
  },
};

export function limitRows(
  constants: Constants,
  limits: readonly Schemas['LimitView'][],
  state: State,
  currency: string,
): LimitRow[] {
  return Object.entries(kinds).map(([name, kind]) => {
    const hard = decimal(String(constants[name as keyof Constants]));
    const own = limits.find((limit) => limit.name === kind.own)?.limit;
    const inForce = own === undefined ? hard : decimal(own);
    return {
      name,
      title: kind.title,
      hard: text(hard, kind, currency),
      inForce: own === undefined ? null : text(inForce, kind, currency),
      inMoney: kind.of ? inMoney(multiply(decimal(state[kind.of]), inForce), currency, kind.said) : null,
    };
  });
}

const money = (value: DecimalString, currency: string): string =>
  `${formatDecimal(value, { digits: 2 })} ${currency}`;

const inMoney = (value: DecimalString, currency: string, said: string | undefined): string =>
  said ? `${money(value, currency)} ${said}` : money(value, currency);

function text(value: DecimalString, { unit }: Kind, currency: string): string {
  if (unit === 'share') return formatPercent(value);
  return unit === 'money' ? money(value, currency) : formatDecimal(value);
}
