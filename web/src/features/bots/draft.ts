import { checkParameter, rangeProblem, toWire, type Parameter } from '../../components/parameters';
import { sizingProblem, toSizing, usualSizing, type SizingDraft } from '../../components/sizing';
import { parseTyped } from '../../lib/decimal';
import type { NewBot } from './api';

/** What the form holds: text as typed, so that nothing is lost or re-rounded. */
export interface BotDraft {
  name: string;
  strategy: string;
  instrumentId: string;
  timeframe: string;
  sizing: SizingDraft;
  /** Empty: 1. */
  leverage: string;
  /** Whether it takes away from what another bot holds on the other side. */
  nets: boolean;
  parameters: Record<string, string>;
}

export const emptyBot: BotDraft = {
  name: '',
  strategy: '',
  instrumentId: '',
  timeframe: '',
  sizing: usualSizing,
  leverage: '',
  nets: false,
  parameters: {},
};

export type Problems = Partial<Record<string, string>>;

/** The server's rules, told before it is asked; field names are the server's. */
export function checkBot(draft: BotDraft, parameters: readonly Parameter[]): Problems {
  const problems: Problems = {};
  if (draft.name.trim() === '') problems.name = 'Give the bot a name.';
  const size = sizingProblem(draft.sizing);
  if (size) problems['sizing.value'] = size;
  const leverage = rangeProblem(draft.leverage, '1', '10');
  if (leverage) problems.leverage = leverage;
  for (const parameter of parameters) {
    const problem = checkParameter(parameter, draft.parameters[parameter.name] ?? parameter.default);
    if (problem) problems[`parameters.${parameter.name}`] = problem;
  }
  return problems;
}

export function toRequest(accountId: string, draft: BotDraft, parameters: readonly Parameter[]): NewBot {
  return {
    accountId,
    name: draft.name.trim(),
    strategy: draft.strategy,
    instrumentId: draft.instrumentId,
    timeframe: draft.timeframe,
    sizing: toSizing(draft.sizing),
    ...(draft.leverage.trim() !== '' && { leverage: parseTyped(draft.leverage) ?? draft.leverage }),
    ...(draft.nets && { oppositeEntries: 'net' }),
    parameters: Object.fromEntries(
      parameters.map((parameter) => [
        parameter.name,
        toWire(parameter, draft.parameters[parameter.name] ?? parameter.default),
      ]),
    ),
  };
}
