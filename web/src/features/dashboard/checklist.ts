export interface Step {
  text: string;
  why: string;
  to: string | null;
  isDone: boolean;
}

interface Facts {
  bots: number;
  isAutonomous: boolean;
  /** Null while nobody knows. */
  backtests: number | null;
}

/** What a newcomer does first, in this order. */
export function firstSteps({ bots, isAutonomous, backtests }: Facts): Step[] {
  const steps: Step[] = [
    {
      text: 'Create your first bot',
      why: 'It runs a strategy on the simulated market.',
      to: '/bots/new',
      isDone: bots > 0,
    },
    {
      text: 'Switch to autonomous',
      why: 'In guide, every order waits for your approval.',
      to: null,
      isDone: isAutonomous,
    },
  ];
  if (backtests !== null)
    steps.push({
      text: 'Run a backtest',
      why: 'See what a strategy would have done, with costs and assumptions.',
      to: '/backtests',
      isDone: backtests > 0,
    });
  return steps;
}
