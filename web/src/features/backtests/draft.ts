import { checkParameter, rangeProblem, toWire, type Parameter } from '../../components/parameters';
import { sizingProblem, toFraction, toSizing, usualSizing, type SizingDraft } from '../../components/sizing';
import { compare, decimal, parseTyped } from '../../lib/decimal';
import type { Dataset } from '../../lib/datasets';
import type { Request } from './api';

/** The choice of the synthetic market where a dataset's id would stand. */
export const synthetic = 'synthetic';

export interface BacktestDraft {
  strategy: string;
  parameters: Record<string, string>;
  /** A dataset's id, or the synthetic market. */
  source: string;
  seed: string;
  instrumentId: string;
  /** The synthetic market's trades instead of bars. */
  ticks: boolean;
  /** Further datasets or instruments that share the account. */
  more: readonly string[];
  /** Recordings of what is traded. */
  recordings: readonly string[];
  /** Empty: that of the data. */
  timeframe: string;
  /** Finer bars inside the strategy's; empty: the data's own. */
  detail: string;
  /** Days, empty for all there is. */
  from: string;
  to: string;
  cash: string;
  /** Percent; empty for the instrument's own. */
  fee: string;
  slippage: string;
  sizing: SizingDraft;
  advanced: AdvancedDraft;
}

/** What most runs leave as it is; empty means the usual. */
export interface AdvancedDraft {
  /** Percent, of orders that rested; empty for that of the others. */
  makerFee: string;
  /** Instruments that the strategy looks at and does not trade, with commas between them. */
  references: string;
  /** Percent of the data, the last of them. */
  holdOut: string;
  /** Why this run may read what is held out; empty: it may not. */
  openHoldOut: string;
  leverage: string;
  /** Percent each eight hours. */
  funding: string;
  slippageModel: string;
  latencyMs: string;
  latencyJitter: string;
  fillProbability: string;
  partialFills: string;
  sameBarPolicy: string;
  leavesOpen: boolean;
  acceptsLowQuality: boolean;
  checksLookAhead: boolean;
  limits: Record<string, string>;
}

export const emptyAdvanced: AdvancedDraft = {
  makerFee: '',
  references: '',
  holdOut: '',
  openHoldOut: '',
  leverage: '',
  funding: '',
  slippageModel: 'fixed',
  latencyMs: '',
  latencyJitter: '',
  fillProbability: '',
  partialFills: '',
  sameBarPolicy: 'stop_first',
  leavesOpen: false,
  acceptsLowQuality: false,
  checksLookAhead: false,
  limits: {},
};

/** Limits that a run may have tighter, with the hard ones; percent kinds are typed in percent. */
export const limitFields = [
  { name: 'maxRiskPerTradeFraction', label: 'Risk per trade', most: '2' },
  { name: 'maxPositionFraction', label: 'Position', most: '35' },
  { name: 'maxDailyLossFraction', label: 'Daily loss', most: '5' },
  { name: 'emergencyDrawdownFraction', label: 'Drawdown', most: '15' },
] as const;

export const emptyBacktest: BacktestDraft = {
  strategy: '',
  parameters: {},
  source: '',
  seed: '1',
  instrumentId: '',
  ticks: false,
  more: [],
  recordings: [],
  timeframe: '',
  detail: '',
  from: '',
  to: '',
  cash: '10000',
  fee: '',
  slippage: '',
  sizing: usualSizing,
  advanced: emptyAdvanced,
};

type SlippageModel = NonNullable<Request['slippageModel']>;
type SameBarPolicy = NonNullable<Request['sameBarPolicy']>;

export type Problems = Partial<Record<string, string>>;

const leastCash = decimal('100');
const mostCost = decimal('5');
const zero = decimal('0');

/** The server's rules, told before it is asked; field names are the server's. */
export function checkBacktest(draft: BacktestDraft, parameters: readonly Parameter[]): Problems {
  const problems: Problems = {
    dataset: draft.source === '' ? 'Choose what to run on.' : undefined,
    syntheticSeed:
      draft.source === synthetic && !/^\d{1,15}$/.test(draft.seed.trim())
        ? 'Enter a whole number of 0 or more.'
        : undefined,
    initialBalance: cashProblem(draft.cash),
    takerFeeFraction: costProblem(draft.fee),
    slippageFraction: costProblem(draft.slippage),
    makerFeeFraction: costProblem(draft.advanced.makerFee),
    ...advancedProblems(draft.advanced),
    from: draft.from && draft.to && draft.from >= draft.to ? 'Must be before the end.' : undefined,
    'sizing.value': sizingProblem(draft.sizing),
  };
  for (const parameter of parameters)
    problems[`parameters.${parameter.name}`] =
      checkParameter(parameter, draft.parameters[parameter.name] ?? parameter.default) ?? undefined;
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined));
}

function cashProblem(text: string): string | undefined {
  const value = parseTyped(text);
  return value === null || compare(value, leastCash) < 0 ? 'Enter at least 100.' : undefined;
}

function costProblem(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  const value = parseTyped(text);
  const isRight = value !== null && compare(value, zero) >= 0 && compare(value, mostCost) <= 0;
  return isRight ? undefined : 'Enter 0 to 5 %.';
}

function advancedProblems(draft: AdvancedDraft): Problems {
  const problems: Problems = {
    holdOut: rangeProblem(draft.holdOut, '0', '40'),
    leverage: rangeProblem(draft.leverage, '1', '10'),
    fundingFraction: rangeProblem(draft.funding, '-3', '3'),
    latencyMs: rangeProblem(draft.latencyMs, '0', '60000'),
    latencyJitter: rangeProblem(draft.latencyJitter, '0', '100'),
    fillProbability: rangeProblem(draft.fillProbability, '0', '100'),
    partialFills: rangeProblem(draft.partialFills, '0.1', '100'),
  };
  if (!/^\d*$/.test(draft.latencyMs.trim())) problems.latencyMs = 'Enter a whole number.';
  for (const { name, most } of limitFields)
    problems[`limits.${name}`] = rangeProblem(draft.limits[name] ?? '', '0.01', most);
  return problems;
}

export function toRequest(
  draft: BacktestDraft,
  parameters: readonly Parameter[],
  datasets: readonly Named[],
): Request {
  const isSynthetic = draft.source === synthetic;
  const fee = cost(draft.fee);
  const makerFee = cost(draft.advanced.makerFee) ?? fee;
  const slippage = cost(draft.slippage);
  return {
    strategy: draft.strategy,
    parameters: Object.fromEntries(
      parameters.map((parameter) => [
        parameter.name,
        toWire(parameter, draft.parameters[parameter.name] ?? parameter.default),
      ]),
    ),
    ...(isSynthetic ? instrumentsOf(draft) : datasetsOf(draft, datasets)),
    ...(draft.recordings.length > 0 && { recordings: [...draft.recordings] }),
    ...(draft.timeframe && { timeframe: draft.timeframe }),
    ...(hasTicks(draft) ? { ticks: true } : draft.detail && { detailTimeframe: draft.detail }),
    ...(draft.from && { from: dayStart(draft.from) }),
    ...(draft.to && { to: dayStart(draft.to) }),
    initialBalance: parseTyped(draft.cash) ?? draft.cash,
    ...(makerFee !== null && { makerFeeFraction: makerFee }),
    ...(fee !== null && { takerFeeFraction: fee }),
    ...(slippage !== null && { slippageFraction: slippage }),
    ...toAdvanced(draft.advanced),
    ...(draft.advanced.checksLookAhead && !hasTicks(draft) && { checkLookAhead: true }),
    sizing: toSizing(draft.sizing),
  };
}

/** Ids of the instruments that a draft trades. */
export function tradedBy(
  { source, more, instrumentId }: Pick<BacktestDraft, 'source' | 'more' | 'instrumentId'>,
  datasets: readonly Pick<Dataset, 'id' | 'instrumentId'>[],
): string[] {
  if (source === synthetic) return [instrumentId, ...more];
  return datasets.filter(({ id }) => id === source || more.includes(id)).map((one) => one.instrumentId);
}

/** Only the synthetic market has trades; a wish for them outlives a look at a dataset. */
export const hasTicks = ({ source, ticks }: BacktestDraft): boolean => ticks && source === synthetic;

function instrumentsOf({ seed, instrumentId, more }: BacktestDraft): Partial<Request> {
  const syntheticSeed = Number(seed);
  return more.length === 0
    ? { syntheticSeed, instrumentId }
    : { syntheticSeed, instrumentIds: [instrumentId, ...more] };
}

function datasetsOf({ source, more }: BacktestDraft, datasets: readonly Named[]): Partial<Request> {
  return more.length === 0
    ? { dataset: nameOf(source, datasets) }
    : { datasets: [source, ...more].map((id) => nameOf(id, datasets)) };
}

function toAdvanced(draft: AdvancedDraft): Partial<Request> {
  const jitter = cost(draft.latencyJitter);
  const references = draft.references.split(',').flatMap((one) => one.trim() || []);
  const holdOut = cost(draft.holdOut);
  const funding = cost(draft.funding);
  const probability = cost(draft.fillProbability);
  const share = cost(draft.partialFills);
  const limits = Object.fromEntries(
    limitFields.flatMap(({ name }) => {
      const value = cost(draft.limits[name] ?? '');
      return value === null ? [] : [[name, value]];
    }),
  );
  return {
    ...(draft.slippageModel !== 'fixed' && { slippageModel: draft.slippageModel as SlippageModel }),
    ...(references.length > 0 && { references }),
    ...(holdOut !== null && { holdOut }),
    ...(draft.openHoldOut.trim() !== '' && { openHoldOut: draft.openHoldOut.trim() }),
    ...(draft.leverage.trim() !== '' && { leverage: parseTyped(draft.leverage) ?? draft.leverage }),
    ...(funding !== null && { fundingFraction: funding }),
    ...(draft.latencyMs.trim() !== '' && { latencyMs: Number(draft.latencyMs) }),
    ...(jitter !== null && { latencyJitter: jitter }),
    ...(probability !== null && { fillProbability: probability }),
    ...(share !== null && { partialFills: share }),
    ...(draft.sameBarPolicy !== 'stop_first' && { sameBarPolicy: draft.sameBarPolicy as SameBarPolicy }),
    ...(draft.leavesOpen && { closeAtEnd: false }),
    ...(draft.acceptsLowQuality && { acceptLowQuality: true }),
    ...(Object.keys(limits).length > 0 && { limits }),
  };
}

type Named = Pick<Dataset, 'id' | 'name'>;

/** Results are listed under what was asked for: a name where it says enough, the id where two share it. */
function nameOf(id: string, datasets: readonly Named[]): string {
  const name = datasets.find((one) => one.id === id)?.name;
  const isUnique = datasets.filter((one) => one.name === name).length === 1;
  return name !== undefined && isUnique ? name : id;
}

const cost = (text: string): string | null => (text.trim() === '' ? null : toFraction(text));

export const dayStart = (day: string): string => `${day}T00:00:00Z`;
