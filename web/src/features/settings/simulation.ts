import type { Schemas } from '../../api/client';
import { rangeProblem } from '../../components/parameters';
import { toFraction } from '../../components/sizing';
import { decimal, multiply, parseTyped } from '../../lib/decimal';

export type Simulation = Schemas['SimulationView'];
type Request = Schemas['ConfigureSimulationRequest'];

/** As typed: shares in percent. */
export type SimulationDraft = Record<keyof Simulation, string>;

const hundred = decimal('100');
// Without the zeros that multiplying leaves.
const percentOf = (fraction: string): string =>
  multiply(decimal(fraction), hundred)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');

export const simulationFields = [
  {
    name: 'commissionPerLot',
    label: 'Commission a lot',
    hint: 'Of currencies, for a lot bought and sold again: 0 to 50.',
    most: '50',
  },
  { name: 'feeFraction', label: 'Fee', unit: '%', hint: 'Of each fill of a coin: 0 to 5 %.', most: '5' },
  {
    name: 'slippagePips',
    label: 'Slippage',
    unit: 'pips',
    hint: 'Of currencies, at most, by chance: 0 to 10. Coins slip by a basis point.',
    most: '10',
  },
  {
    name: 'latencyMs',
    label: 'Latency',
    unit: 'ms',
    hint: 'Until an order can trade, give or take a fifth: 0 to 5000.',
    most: '5000',
  },
  {
    name: 'fillProbability',
    label: 'Entries taken',
    unit: '%',
    hint: 'The others are refused by chance: 0 to 100 %.',
    most: '100',
  },
] as const;

export const draftOf = (settings: Simulation): SimulationDraft => ({
  commissionPerLot: settings.commissionPerLot,
  feeFraction: percentOf(settings.feeFraction),
  slippagePips: settings.slippagePips,
  latencyMs: String(settings.latencyMs),
  fillProbability: percentOf(settings.fillProbability),
});

export type Problems = Partial<Record<keyof SimulationDraft, string>>;

/** The server's rules, told before it is asked. */
export function checkSimulation(draft: SimulationDraft): Problems {
  const problems: Problems = {};
  for (const { name, most } of simulationFields) {
    const problem =
      draft[name].trim() === ''
        ? 'Enter a number.'
        : name === 'latencyMs' && !/^\d+$/.test(draft[name].trim())
          ? 'Enter a whole number.'
          : rangeProblem(draft[name], '0', most);
    if (problem !== undefined) problems[name] = problem;
  }
  return problems;
}

export const toRequest = (draft: SimulationDraft): Request => ({
  commissionPerLot: parseTyped(draft.commissionPerLot) ?? draft.commissionPerLot,
  feeFraction: toFraction(draft.feeFraction) ?? draft.feeFraction,
  slippagePips: parseTyped(draft.slippagePips) ?? draft.slippagePips,
  latencyMs: Number(draft.latencyMs),
  fillProbability: toFraction(draft.fillProbability) ?? draft.fillProbability,
});
