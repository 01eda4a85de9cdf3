/** Where orders go. What is not known is treated as the most careful answer: no acting. */
export type ExecutionMode = 'simulation' | 'paper' | 'live' | 'unknown';

/** Who decides. Unknown counts as guide: a person must act. */
export type OperatingMode = 'guide' | 'autonomous' | 'unknown';

export const executionModeWords: Record<ExecutionMode, string> = {
  simulation: 'Simulation',
  paper: 'Paper',
  live: 'Live',
  unknown: 'Mode unknown',
};

export const operatingModeWords: Record<OperatingMode, string> = {
  guide: 'Guide',
  autonomous: 'Autonomous',
  unknown: 'Guide',
};

export function toExecutionMode(text: string | null | undefined): ExecutionMode {
  return text === 'simulation' || text === 'paper' || text === 'live' ? text : 'unknown';
}

export function toOperatingMode(text: string | null | undefined): OperatingMode {
  return text === 'guide' || text === 'autonomous' ? text : 'unknown';
}

/** Acting needs a known mode. */
export const mayAct = (mode: ExecutionMode): boolean => mode !== 'unknown';
