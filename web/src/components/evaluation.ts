import type { Schemas } from '../api/client';
import type { Condition } from './ConditionTable';

export type Evaluation = Schemas['EvaluationView'];

const signs = {
  above: '>',
  at_most: '≤',
  below: '<',
  at_least: '≥',
  equal: '=',
  between: 'between',
  crosses_above: 'crosses above',
  crosses_below: 'crosses below',
} as const;
const truths = { true: true, false: false, pending: null, error: false } as const;

/** Conditions of one bar as the table shows them. */
export function toConditions(evaluation: Evaluation, digits: number): Condition[] {
  const number = (value: number | null | undefined) => (value == null ? null : value.toFixed(digits));
  return evaluation.conditions.map((condition) => ({
    text: condition.outcome === 'error' ? `${condition.name} (no number to compare)` : condition.name,
    left: number(condition.left),
    operator: signs[condition.comparison],
    right: number(condition.right),
    isTrue: truths[condition.outcome],
  }));
}

const sentences: Partial<Record<string, string>> = {
  condition: 'A condition was not met.',
  'indicator.warming_up': 'An indicator is still warming up.',
  cooldown: 'It pauses after its last attempt.',
  'signal.other_run': 'Another bot holds this position; it, its stop or a person ends it.',
  locked: 'An order or another position is in the way.',
  'strategy.cancelled': 'A condition dropped the signal.',
  'strategy.timeout': 'The signal got too old.',
};

/** Why this bar did not trade, in words where the code alone would not tell. */
export function blockerText({ blocker }: Pick<Evaluation, 'blocker'>): string {
  if (blocker == null) return 'A signal went through.';
  return sentences[blocker] ?? `Refused: ${blocker}`;
}
